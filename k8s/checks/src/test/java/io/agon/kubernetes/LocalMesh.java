package io.agon.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
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

/** What {@code ./agon up} starts: the real services on a real broker and a real database, with a simulated tier. */
final class LocalMesh implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(8);
    /** Rates want some minutes of history, and generations that ended. */
    private static final int RUNS = 4;

    private static final Duration HISTORY = Duration.ofSeconds(75);
    private static final String SPECIFICATION = """
            {"brief": "A lighthouse keeper finds a door.", "population": 12, "survivors": 3, "variants": 2, "generations": %d,
             "seed": %d, "budget": {"calls": 100000}, "ranking": {"calls-per-candidate": 5},
             "models": {"writer": {"price": {"input": 1, "output": 2}}, "judge": {"price": {"input": 1, "output": 2}}}}
            """;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path project;
    private final Path home;
    private final JsonNode state;

    private LocalMesh(Path project, Path home) throws IOException {
        this.project = project;
        this.home = home;
        this.state = JSON.readTree(Files.readString(home.resolve("mesh.json")));
    }

    static LocalMesh up(Path project, Path home) throws Exception {
        agon(project, home, "up", "--judges=2", "--simulator-option=--latency=lognormal:150ms:0.6");
        return new LocalMesh(project, home);
    }

    private static void agon(Path project, Path home, String... arguments) throws Exception {
        List<String> line = new ArrayList<>(List.of(project.resolve("agon").toString()));
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line).inheritIO();
        builder.environment().put("AGON_HOME", home.toString());
        int status = builder.start().waitFor();
        if (status != 0) {
            throw new IllegalStateException(line + " ended with " + status);
        }
    }

    List<Prometheus.Target> targets() {
        List<Prometheus.Target> targets = new ArrayList<>();
        for (JsonNode part : state.path("parts")) {
            String name = part.path("name").asText().replaceAll("-\\d+$", "");
            if (part.hasNonNull("management")) {
                targets.add(new Prometheus.Target(
                        name + "-service", part.path("management").asInt(), "/q/metrics"));
            } else if (name.equals("simulator")) {
                targets.add(new Prometheus.Target("vllm", part.path("port").asInt(), "/metrics"));
            }
        }
        return targets;
    }

    /** Works on runs for a while, and is still at work when this returns. */
    void work() throws Exception {
        long began = System.nanoTime();
        for (int seed = 1; seed <= RUNS; seed++) {
            String id = begin(3, seed);
            while (!status(id).equals("completed")) {
                if (System.nanoTime() - began > PATIENCE.toNanos()) {
                    throw new IllegalStateException("run " + id + " is " + status(id));
                }
                TimeUnit.MILLISECONDS.sleep(200);
            }
        }
        var unused = begin(60, RUNS + 1);
        long left = HISTORY.toNanos() - (System.nanoTime() - began);
        TimeUnit.NANOSECONDS.sleep(Math.max(Duration.ofSeconds(20).toNanos(), left));
    }

    private String begin(int generations, int seed) throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(api("/api/v1/runs"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(SPECIFICATION.formatted(generations, seed)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer.body());
        }
        return JSON.readTree(answer.body()).path("id").asText();
    }

    private String status(String id) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(api("/api/v1/runs/" + id)).build();
        return JSON.readTree(
                        http.send(request, HttpResponse.BodyHandlers.ofString()).body())
                .path("status")
                .asText()
                .toLowerCase(java.util.Locale.ROOT);
    }

    private URI api(String path) {
        return URI.create(state.path("api").asText()).resolve(path);
    }

    @Override
    public void close() throws Exception {
        http.close();
        agon(project, home, "down");
    }
}
