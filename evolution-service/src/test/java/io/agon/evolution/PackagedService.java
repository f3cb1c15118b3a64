package io.agon.evolution;

import io.agon.embedded.FreePorts;
import io.agon.testkit.SharedBroker;
import io.agon.testkit.SharedDatabase;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.awaitility.Awaitility.await;

/** The packaged service as a process of its own, which can be killed and started again on the same database. */
final class PackagedService implements AutoCloseable {
    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");

    private final HttpClient http = HttpClient.newHttpClient();
    private final SharedDatabase.Fresh database;
    private final String bootstrapServers;
    private final List<String> more;
    private final int port = FreePorts.take(1).getFirst();
    private final Path log;
    private Process process;

    PackagedService(SharedDatabase.Fresh database) {
        this(database, SharedBroker.bootstrapServers());
    }

    /** @param more further options of the Java command line */
    PackagedService(SharedDatabase.Fresh database, String bootstrapServers, String... more) {
        this.database = database;
        this.bootstrapServers = bootstrapServers;
        this.more = List.of(more);
        try {
            log = Files.createTempFile("evolution-", ".log");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it and waits until it is ready. */
    PackagedService start() {
        try {
            List<String> line = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-Dquarkus.http.port=" + port,
                    "-Dquarkus.datasource.jdbc.url=" + database.jdbcUrl(),
                    "-Dquarkus.datasource.username=" + database.user(),
                    "-Dquarkus.datasource.password=" + database.password(),
                    "-Dkafka.bootstrap.servers=" + bootstrapServers,
                    // takes its partitions back at once, where a newcomer would wait for the dead one's session
                    "-Dagon.kafka.instance=evolution-1"));
            line.addAll(more);
            line.addAll(List.of("-jar", JAR.toString()));
            process = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("ended: " + Files.readString(log));
            }
            return get("/q/health/ready").statusCode() == 200;
        });
        return this;
    }

    /** SIGKILL: nothing of it runs on. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("process " + process.pid() + " survived SIGKILL");
        }
    }

    boolean alive() {
        return process.isAlive();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(address().resolve(path)).GET().build(), text());
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address().resolve(path))
                .header("Content-Type", "application/yaml")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, text());
    }

    private static HttpResponse.BodyHandler<String> text() {
        return HttpResponse.BodyHandlers.ofString();
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        if (!process.waitFor(15, TimeUnit.SECONDS)) {
            kill();
        }
        http.close();
        Files.delete(log);
    }
}
