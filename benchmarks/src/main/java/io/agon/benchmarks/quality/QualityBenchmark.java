package io.agon.benchmarks.quality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * Runs the same specification with many seeds through a running mesh and measures what became better, by the simulator's
 * true quality. The baseline is each run's own first generation.
 */
public final class QualityBenchmark {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration POLL = Duration.ofMillis(250);

    private final URI evolution;
    private final URI simulator;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /**
     * @param evolution address of evolution-service, such as {@code http://127.0.0.1:8083}
     * @param simulator address of the simulator, without {@code /v1}
     */
    public QualityBenchmark(URI evolution, URI simulator) {
        this.evolution = evolution;
        this.simulator = simulator;
    }

    /**
     * Runs and measures.
     *
     * @param specification the specification, JSON; its seed is replaced
     * @param firstSeed seeds are this and the following
     * @param runs how many
     * @param atOnce how many at the same time
     * @param progress told of each finished run
     */
    public ObjectNode run(ObjectNode specification, long firstSeed, int runs, int atOnce, Consumer<RunOutcome> progress)
            throws InterruptedException {
        long began = System.nanoTime();
        List<RunOutcome> outcomes = new ArrayList<>();
        Queue<Long> seeds = new ArrayDeque<>(
                LongStream.range(firstSeed, firstSeed + runs).boxed().toList());
        List<String> running = new ArrayList<>();
        while (!seeds.isEmpty() || !running.isEmpty()) {
            while (running.size() < atOnce && !seeds.isEmpty()) {
                running.add(start(specification, seeds.remove()));
            }
            for (String id : List.copyOf(running)) {
                if (ended(id)) {
                    running.remove(id);
                    RunOutcome outcome = RunOutcome.of(get("/api/v1/runs/" + id + "/export"), this::quality);
                    outcomes.add(outcome);
                    progress.accept(outcome);
                }
            }
            Thread.sleep(POLL);
        }
        return report(specification, outcomes, (System.nanoTime() - began) / 1e9);
    }

    private String start(ObjectNode specification, long seed) throws InterruptedException {
        ObjectNode seeded = specification.deepCopy().put("seed", seed);
        HttpRequest request = HttpRequest.newBuilder(evolution.resolve("/api/v1/runs"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(seeded.toString()))
                .build();
        return send(request).path("id").asText();
    }

    private boolean ended(String id) throws InterruptedException {
        JsonNode run = get("/api/v1/runs/" + id);
        String status = run.path("status").asText();
        if (status.equals("paused") || status.equals("cancelled")) {
            throw new IllegalStateException("run " + id + " is " + status + ": " + run.path("reason"));
        }
        return status.equals("completed");
    }

    private double[] quality(List<String> texts) {
        ObjectNode body = JSON.createObjectNode();
        ArrayNode all = body.putArray("texts");
        texts.forEach(all::add);
        HttpRequest request = HttpRequest.newBuilder(simulator.resolve("/simulator/quality"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        try {
            JsonNode answer = send(request);
            double[] values = new double[texts.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = answer.required("qualities")
                        .required(i)
                        .required("quality")
                        .doubleValue();
            }
            return values;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private JsonNode get(String path) throws InterruptedException {
        return send(HttpRequest.newBuilder(evolution.resolve(path)).GET().build());
    }

    private JsonNode send(HttpRequest request) throws InterruptedException {
        try {
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() / 100 != 2) {
                throw new IllegalStateException(request.uri() + " answered " + response.statusCode() + ": "
                        + new String(response.body(), java.nio.charset.StandardCharsets.UTF_8));
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(request.uri() + " did not answer", e);
        }
    }

    private static ObjectNode report(ObjectNode specification, List<RunOutcome> outcomes, double seconds) {
        ObjectNode report = JSON.createObjectNode();
        report.put("simulated", true);
        report.set("specification", specification);
        report.put("runs", outcomes.size());
        report.put("seconds", seconds);
        report.put("better", outcomes.stream().filter(RunOutcome::better).count());
        report.put(
                "risesEveryGeneration",
                outcomes.stream().filter(RunOutcome::risesEveryGeneration).count());
        report.put(
                "initialBest",
                outcomes.stream().mapToDouble(RunOutcome::initialBest).average().orElse(Double.NaN));
        report.put(
                "finalBest",
                outcomes.stream().mapToDouble(RunOutcome::finalBest).average().orElse(Double.NaN));
        report.put(
                "calls", outcomes.stream().mapToInt(RunOutcome::calls).average().orElse(Double.NaN));
        ArrayNode means = report.putArray("meanByGeneration");
        int generations = outcomes.stream()
                .mapToInt(o -> o.meanByGeneration().size())
                .min()
                .orElse(0);
        for (int g = 0; g < generations; g++) {
            int generation = g;
            means.add(outcomes.stream()
                    .mapToDouble(o -> o.meanByGeneration().get(generation))
                    .average()
                    .orElseThrow());
        }
        return report;
    }
}
