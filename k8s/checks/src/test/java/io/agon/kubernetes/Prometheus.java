package io.agon.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A real Prometheus, on loopback and in a folder of its own. */
final class Prometheus implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final URI address;

    private Prometheus(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /**
     * What it scrapes.
     *
     * @param job the label {@code job}, as the service's name is in a cluster
     * @param port on loopback
     */
    record Target(String job, int port, String path) {}

    /** Starts it and waits until it is ready. */
    static Prometheus watching(Path folder, List<Target> targets, String rules) throws Exception {
        List<Map<String, Object>> jobs = new ArrayList<>();
        for (Target target : targets) {
            jobs.add(Map.of(
                    "job_name",
                    target.job() + "-" + target.port(),
                    "metrics_path",
                    target.path(),
                    "static_configs",
                    List.of(Map.of(
                            "targets", List.of("127.0.0.1:" + target.port()), "labels", Map.of("namespace", "agon"))),
                    "relabel_configs",
                    List.of(Map.of("target_label", "job", "replacement", target.job()))));
        }
        Files.writeString(folder.resolve("rules.yml"), rules);
        Files.writeString(
                folder.resolve("prometheus.yml"),
                JSON.writeValueAsString(Map.of(
                        "global",
                        Map.of("scrape_interval", "1s", "evaluation_interval", "2s"),
                        "rule_files",
                        List.of("rules.yml"),
                        "scrape_configs",
                        jobs)));
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Process process = new ProcessBuilder(
                        "prometheus",
                        "--config.file=prometheus.yml",
                        "--storage.tsdb.path=data",
                        "--web.listen-address=127.0.0.1:" + port)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
        Prometheus started = new Prometheus(process, URI.create("http://127.0.0.1:" + port));
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!started.ready()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException(Files.readString(folder.resolve("prometheus.log")));
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return started;
    }

    private boolean ready() throws InterruptedException {
        try {
            return send("/-/ready").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** What it answers to a query now. */
    JsonNode ask(String query) throws IOException, InterruptedException {
        return JSON.readTree(send("/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8))
                .body());
    }

    /** Names of all metrics that it has. */
    JsonNode names() throws IOException, InterruptedException {
        return JSON.readTree(send("/api/v1/label/__name__/values").body()).path("data");
    }

    JsonNode alerts() throws IOException, InterruptedException {
        return JSON.readTree(send("/api/v1/alerts").body());
    }

    private HttpResponse<String> send(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(address.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        http.close();
    }
}
