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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** Runs specifications through a running mesh and asks the simulator what texts are truly worth. */
public final class MeshRuns implements TrueQuality {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration POLL = Duration.ofMillis(250);

    private final URI evolution;
    private final URI simulator;
    private final HttpClient http = HttpClient.newBuilder()
            // an upgrade to HTTP/2 in the middle of a long answer has been misread
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /**
     * @param evolution address of evolution-service, such as {@code http://127.0.0.1:8083}
     * @param simulator address of the simulator, without {@code /v1}
     */
    public MeshRuns(URI evolution, URI simulator) {
        this.evolution = evolution;
        this.simulator = simulator;
    }

    /**
     * Runs every specification to its end.
     *
     * @param atOnce how many at the same time
     * @param ended told of each run's specification and id
     */
    public void play(List<ObjectNode> specifications, int atOnce, Ended ended) throws InterruptedException {
        play(specifications, atOnce, unused -> {}, ended);
    }

    /** @param seen told of each run's state a few times a second */
    public void play(List<ObjectNode> specifications, int atOnce, Consumer<JsonNode> seen, Ended ended)
            throws InterruptedException {
        Queue<ObjectNode> waiting = new ArrayDeque<>(specifications);
        Map<String, ObjectNode> running = new LinkedHashMap<>();
        while (!waiting.isEmpty() || !running.isEmpty()) {
            while (running.size() < atOnce && !waiting.isEmpty()) {
                ObjectNode next = waiting.remove();
                running.put(begin("runs", next), next);
            }
            for (String id : List.copyOf(running.keySet())) {
                if (ended(id, seen)) {
                    ended.accept(running.remove(id), id);
                }
            }
            Thread.sleep(POLL);
        }
    }

    /** Told when a run has ended. */
    @FunctionalInterface
    public interface Ended {
        void accept(ObjectNode specification, String id) throws InterruptedException;
    }

    /** A run with all its candidates, verdicts and ratings. */
    public JsonNode export(String id) throws InterruptedException {
        return get("/api/v1/runs/" + id + "/export");
    }

    /** A run with what it cost by role. */
    public JsonNode run(String id) throws InterruptedException {
        ObjectNode run = (ObjectNode) get("/api/v1/runs/" + id);
        run.set("roles", get("/api/v1/runs/" + id + "/costs").path("roles"));
        return run;
    }

    /** A rubric. */
    public JsonNode rubric(String name, String version) throws InterruptedException {
        return get("/api/v1/rubrics/" + name + "/" + version);
    }

    /** Induces criteria, to the end. */
    public JsonNode induce(ObjectNode specification) throws InterruptedException {
        String id = begin("inductions", specification);
        while (true) {
            JsonNode induction = get("/api/v1/inductions/" + id);
            switch (induction.path("status").asText()) {
                case "coding", "scoring" -> Thread.sleep(POLL);
                case "completed" -> {
                    return induction;
                }
                default ->
                    throw new IllegalStateException("induction " + id + " is "
                            + induction.path("status").asText() + ": " + induction.path("reason"));
            }
        }
    }

    /**
     * Improves texts, each to its end.
     *
     * @param atOnce how many at the same time
     * @return what came of each, in the order of the specifications
     */
    public List<JsonNode> improve(List<ObjectNode> specifications, int atOnce) throws InterruptedException {
        return finish("improvements", specifications, atOnce, done -> {});
    }

    /**
     * Evaluates runs, each evaluation to its end.
     *
     * @param done told of how many there are
     * @return what came of each, in the order of the orders
     */
    public List<JsonNode> evaluate(List<ObjectNode> orders, int atOnce, IntConsumer done) throws InterruptedException {
        return finish("evaluations", orders, atOnce, done);
    }

    private List<JsonNode> finish(String what, List<ObjectNode> wanted, int atOnce, IntConsumer told)
            throws InterruptedException {
        JsonNode[] done = new JsonNode[wanted.size()];
        Map<String, Integer> running = new LinkedHashMap<>();
        int next = 0;
        int left = wanted.size();
        while (left > 0) {
            while (running.size() < atOnce && next < done.length) {
                running.put(begin(what, wanted.get(next)), next);
                next++;
            }
            for (String id : List.copyOf(running.keySet())) {
                JsonNode work = get("/api/v1/" + what + "/" + id);
                switch (work.path("status").asText()) {
                    case "active" -> {}
                    case "completed" -> {
                        done[running.remove(id)] = work;
                        left--;
                        told.accept(done.length - left);
                    }
                    default ->
                        throw new IllegalStateException(
                                id + " is " + work.path("status").asText() + ": " + work.path("reason"));
                }
            }
            Thread.sleep(POLL);
        }
        return List.of(done);
    }

    private String begin(String what, ObjectNode specification) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(evolution.resolve("/api/v1/" + what))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(specification.toString()))
                .build();
        return send(request).path("id").asText();
    }

    /** Rewards of the texts of an order. */
    public JsonNode rewards(ObjectNode order) throws InterruptedException {
        return send(HttpRequest.newBuilder(evolution.resolve("/api/v1/rewards"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(order.toString()))
                .build());
    }

    /** The simulator's base address for clients, ending in {@code /v1}. */
    public URI tier() {
        return simulator.resolve("/v1");
    }

    /** When the simulator served which call, since it last forgot. */
    public JsonNode calls() throws InterruptedException {
        return send(HttpRequest.newBuilder(simulator.resolve("/simulator/calls"))
                .GET()
                .build());
    }

    /** Has the simulator forget the calls it served. */
    public void forgetCalls() throws InterruptedException {
        var unused = send(HttpRequest.newBuilder(simulator.resolve("/simulator/calls"))
                .DELETE()
                .build());
    }

    private boolean ended(String id, Consumer<JsonNode> seen) throws InterruptedException {
        JsonNode run = get("/api/v1/runs/" + id);
        seen.accept(run);
        String status = run.path("status").asText();
        if (status.equals("paused") || status.equals("cancelled")) {
            throw new IllegalStateException("run " + id + " is " + status + ": " + run.path("reason"));
        }
        return status.equals("completed");
    }

    @Override
    public double[] of(List<String> texts) {
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
                        + new String(response.body(), StandardCharsets.UTF_8));
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri() + " failed: " + e, e);
        }
    }
}
