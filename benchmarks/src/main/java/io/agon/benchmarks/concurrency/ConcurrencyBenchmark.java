package io.agon.benchmarks.concurrency;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;

/** Limits of calls in flight, side by side in the same simulated tiers. */
public final class ConcurrencyBenchmark {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ConcurrencyBenchmark() {}

    /**
     * Plays every world with every limit.
     *
     * @param seed of the first replicate
     * @param replicates worlds over which the means are taken, at least 1
     * @return by world and limit: {@code utilisation} of the tier, {@code refusals} and {@code timeouts} per answer,
     *     {@code latencySeconds}, {@code fairness} over replicas (Jain's index)
     */
    public static ObjectNode run(long seed, int replicates) {
        if (replicates < 1) {
            throw new IllegalArgumentException("replicates is " + replicates + ": must be at least 1");
        }
        ObjectNode report = JSON.createObjectNode();
        report.put("simulated", true);
        ObjectNode worlds = report.putObject("worlds");
        for (TierWorld world : TierWorld.all()) {
            ObjectNode limits = worlds.putObject(world.name());
            for (Map.Entry<String, IntFunction<Limiter>> limit : Limiter.all().entrySet()) {
                List<TierSimulation.Outcome> outcomes = LongStream.range(seed, seed + replicates)
                        .mapToObj(s -> new TierSimulation(world, limit.getValue(), s).play())
                        .toList();
                limits.putObject(limit.getKey())
                        .put("utilisation", mean(outcomes, TierSimulation.Outcome::utilisation))
                        .put("refusals", mean(outcomes, TierSimulation.Outcome::refusals))
                        .put("timeouts", mean(outcomes, TierSimulation.Outcome::timeouts))
                        .put("latencySeconds", mean(outcomes, TierSimulation.Outcome::latency))
                        .put("fairness", mean(outcomes, TierSimulation.Outcome::fairness));
            }
        }
        return report;
    }

    private static double mean(List<TierSimulation.Outcome> outcomes, ToDoubleFunction<TierSimulation.Outcome> figure) {
        double mean = outcomes.stream().mapToDouble(figure).average().orElseThrow();
        return Math.round(mean * 1000) / 1000.0;
    }
}
