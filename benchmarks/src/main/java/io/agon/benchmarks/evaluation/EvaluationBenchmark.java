package io.agon.benchmarks.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.benchmarks.quality.MeshRuns;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

/** Runs, each evaluated against its founders and against sequential prompting with as many tokens. */
public final class EvaluationBenchmark {
    private static final double LEVEL = 0.05;
    private static final List<String> AGAINST = List.of("initial", "sequential");

    private final MeshRuns mesh;
    private final Consumer<String> progress;

    public EvaluationBenchmark(MeshRuns mesh, Consumer<String> progress) {
        this.mesh = mesh;
        this.progress = progress;
    }

    /**
     * Runs and evaluates.
     *
     * @param specification of a run, its seed apart
     * @param seed of the first run; the others follow
     * @param atOnce runs, then evaluations, in work at a time
     */
    public ObjectNode run(ObjectNode specification, int runs, long seed, int comparisons, int atOnce)
            throws InterruptedException {
        List<ObjectNode> specifications = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            specifications.add(specification.deepCopy().put("seed", seed + i));
        }
        List<ObjectNode> orders = new ArrayList<>();
        mesh.play(specifications, atOnce, (played, id) -> {
            ObjectNode order = JsonNodeFactory.instance
                    .objectNode()
                    .put("run", id)
                    .put("comparisons", comparisons)
                    .put("seed", played.path("seed").asLong());
            AGAINST.forEach(order.putArray("against")::add);
            orders.add(order);
            progress.accept(orders.size() + " of " + runs + " runs");
        });
        List<JsonNode> evaluations =
                mesh.evaluate(orders, atOnce, done -> progress.accept(done + " of " + runs + " evaluations"));
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        report.put("runs", runs).put("comparisons", comparisons);
        report.put(
                "bothSignificant",
                evaluations.stream()
                        .filter(one -> contrasts(one).stream().allMatch(EvaluationBenchmark::significant))
                        .count());
        ArrayNode contrasts = report.putArray("contrasts");
        for (int i = 0; i < AGAINST.size(); i++) {
            int contrast = i;
            List<JsonNode> own = evaluations.stream()
                    .map(one -> contrasts(one).get(contrast))
                    .toList();
            contrasts
                    .addObject()
                    .put("against", AGAINST.get(i))
                    .put(
                            "significant",
                            own.stream()
                                    .filter(EvaluationBenchmark::significant)
                                    .count())
                    .put("meanPreference", mean(own, "preference"))
                    .put("meanDesignEffect", mean(own, "designEffect"))
                    .put(
                            "leastPreference",
                            own.stream()
                                    .mapToDouble(one -> one.path("preference").asDouble())
                                    .min()
                                    .orElse(0))
                    .put(
                            "ties",
                            own.stream()
                                    .mapToInt(one -> one.path("ties").asInt())
                                    .sum());
        }
        report.put("runTokens", tokens(evaluations, "run")).put("baselineTokens", tokens(evaluations, "baseline"));
        return report;
    }

    private static List<JsonNode> contrasts(JsonNode evaluation) {
        return StreamSupport.stream(evaluation.path("contrasts").spliterator(), false)
                .toList();
    }

    /** Preferred, and surely so after correction for both contrasts. */
    private static boolean significant(JsonNode contrast) {
        return contrast.path("preference").asDouble() > 0.5
                && contrast.path("correctedPValue").asDouble() < LEVEL;
    }

    private static double mean(List<JsonNode> contrasts, String figure) {
        return contrasts.stream()
                .mapToDouble(one -> one.path(figure).asDouble())
                .average()
                .orElse(Double.NaN);
    }

    private static long tokens(List<JsonNode> evaluations, String whose) {
        return evaluations.stream()
                .mapToLong(one -> one.path("tokens").path(whose).asLong())
                .sum();
    }
}
