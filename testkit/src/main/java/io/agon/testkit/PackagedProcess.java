package io.agon.testkit;

import io.agon.embedded.FreePorts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * The service of this module as it was packaged, for the JVM or native, as a process of its own: it can be stopped, killed and
 * started again. For tests that run after the packaging.
 */
public final class PackagedProcess implements AutoCloseable {
    private static final Path TARGET = Path.of("target");
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(40);

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;
    private final int management;
    private final List<String> line;
    private final Map<String, String> environment = new HashMap<>();
    private final Path log;
    private Process process;

    private PackagedProcess(int port, int management, Map<String, String> settings) {
        this.port = port;
        this.management = management;
        List<String> properties =
                new ArrayList<>(List.of("-Dquarkus.http.port=" + port, "-Dquarkus.management.port=" + management));
        settings.forEach((name, value) -> properties.add("-D" + name + "=" + value));
        line = commandLine(properties);
        try {
            log = Files.createTempFile("agon-packaged-", ".log");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A service with an API, which tells its health and its metrics on a port apart.
     *
     * @param settings by property name; ports are seen to
     */
    public static PackagedProcess withApi(Map<String, String> settings) {
        List<Integer> ports = FreePorts.take(2);
        return new PackagedProcess(ports.getFirst(), ports.getLast(), settings);
    }

    /**
     * A service that tells its health and its metrics and nothing else.
     *
     * @param settings by property name; the port is seen to
     */
    public static PackagedProcess worker(Map<String, String> settings) {
        int port = FreePorts.take(1).getFirst();
        return new PackagedProcess(port, port, settings);
    }

    /** What the packaging wrote down about its artefact tells how to start it. */
    private static List<String> commandLine(List<String> properties) {
        Properties artefact = new Properties();
        try (InputStream in = Files.newInputStream(TARGET.resolve("quarkus-artifact.properties"))) {
            artefact.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the service is not packaged: mvn verify does that before the tests", e);
        }
        String path = TARGET.resolve(artefact.getProperty("path")).toString();
        List<String> line = new ArrayList<>();
        if (artefact.getProperty("type").equals("native")) {
            line.add(path);
            line.addAll(properties);
        } else {
            line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            line.add("-XX:TieredStopAtLevel=1");
            line.addAll(properties);
            line.addAll(List.of("-jar", path));
        }
        return line;
    }

    /** Further settings, by the names of environment variables; settings by property name go before them. */
    public PackagedProcess environment(Map<String, String> variables) {
        environment.putAll(variables);
        return this;
    }

    /** Starts it, without waiting. */
    public PackagedProcess launch() {
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Starts it and waits until it is ready. */
    public PackagedProcess start() {
        launch();
        try {
            long deadline = System.nanoTime() + START.toNanos();
            while (!ready()) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    String how = process.isAlive() ? "is not ready" : "ended";
                    throw new IllegalStateException("the service " + how + ": " + log());
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
            return this;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the service started", e);
        }
    }

    private boolean ready() throws InterruptedException {
        try {
            return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + management + "/q/health/ready"))
                                    .GET())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** SIGKILL: nothing of it runs on. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        int unused = ended(Duration.ofSeconds(10));
    }

    /** SIGTERM, without waiting. */
    public void terminate() {
        process.destroy();
    }

    /** The exit status, once it has ended. */
    public int ended() throws InterruptedException {
        return ended(STOP);
    }

    private int ended(Duration patience) throws InterruptedException {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("process " + process.pid() + " has not ended: " + log());
        }
        return process.exitValue();
    }

    /** Whether it runs. */
    public boolean alive() {
        return process.isAlive();
    }

    /** What it has written since it was first started. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where its HTTP side is. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Asks its HTTP side. */
    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address().resolve(path)).GET());
    }

    /** Sends YAML to its HTTP side. */
    public HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address().resolve(path))
                .header("Content-Type", "application/yaml")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() throws InterruptedException {
        if (process != null && process.isAlive()) {
            terminate();
            if (!process.waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
            }
        }
        http.close();
        try {
            Files.delete(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
