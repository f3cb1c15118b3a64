package io.agon.benchmarks.quality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The same specification and seeds by both schedules through a running mesh, one run at a time: how long each took and what
 * the texts it ended with are truly worth, at the same number of judge calls.
 */
public final class ScheduleBenchmark {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> SCHEDULES = List.of("generational", "steady");

    private final MeshRuns mesh;

    public ScheduleBenchmark(MeshRuns mesh) {
        this.mesh = mesh;
    }

    private record Ended(double seconds, RunOutcome outcome) {}

    /**
     * Runs and measures.
     *
     * @param specification the specification, JSON; seed and schedule are replaced
     * @param firstSeed seeds are this and the following
     * @param runs how many by each schedule
     * @param progress told of each finished run
     */
    public ObjectNode run(ObjectNode specification, long firstSeed, int runs, Consumer<String> progress)
            throws InterruptedException {
        List<List<Ended>> ended = List.of(new ArrayList<>(), new ArrayList<>());
        for (long seed = firstSeed; seed < firstSeed + runs; seed++) {
            for (int s = 0; s < SCHEDULES.size(); s++) {
                String schedule = SCHEDULES.get(s);
                List<Ended> all = ended.get(s);
                ObjectNode one = specification.deepCopy().put("seed", seed).put("schedule", schedule);
                mesh.play(List.of(one), 1, (unused, id) -> all.add(ended(id)));
                progress.accept(String.format(
                        java.util.Locale.ROOT,
                        "seed %d, %s: %.1f s",
                        seed,
                        schedule,
                        all.getLast().seconds()));
            }
        }
        ObjectNode report = JSON.createObjectNode();
        report.put("simulated", true).put("runs", runs);
        ArrayNode schedules = report.putArray("schedules");
        for (int s = 0; s < SCHEDULES.size(); s++) {
            List<Ended> all = ended.get(s);
            schedules
                    .addObject()
                    .put("name", SCHEDULES.get(s))
                    .put("seconds", mean(all.stream().map(Ended::seconds).toList()))
                    .put(
                            "calls",
                            mean(all.stream()
                                    .map(e -> (double) e.outcome().calls())
                                    .toList()))
                    .put(
                            "finalBest",
                            mean(all.stream().map(e -> e.outcome().finalBest()).toList()))
                    .put(
                            "finalBestError",
                            error(all.stream().map(e -> e.outcome().finalBest()).toList()))
                    .put(
                            "finalTop",
                            mean(all.stream().map(e -> e.outcome().finalTop()).toList()))
                    .put(
                            "finalTopError",
                            error(all.stream().map(e -> e.outcome().finalTop()).toList()));
        }
        report.put(
                "ratio",
                schedules.path(1).path("seconds").asDouble()
                        / schedules.path(0).path("seconds").asDouble());
        return report;
    }

    private Ended ended(String id) throws InterruptedException {
        JsonNode run = mesh.run(id);
        Duration took = Duration.between(
                Instant.parse(run.path("createdAt").asText()),
                Instant.parse(run.path("endedAt").asText()));
        return new Ended(took.toNanos() / 1e9, RunOutcome.of(mesh.export(id), mesh));
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    private static double error(List<Double> values) {
        double mean = mean(values);
        double squares =
                values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
        return Math.sqrt(squares / Math.max(1, values.size() - 1) / values.size());
    }
}
