package io.agon.benchmarks.quality;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * Runs the same specification with many seeds through a running mesh and measures what became better, by the simulator's
 * true quality. The baseline is each run's own first generation.
 */
public final class QualityBenchmark {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final MeshRuns mesh;

    public QualityBenchmark(MeshRuns mesh) {
        this.mesh = mesh;
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
        List<ObjectNode> seeded = LongStream.range(firstSeed, firstSeed + runs)
                .mapToObj(seed -> specification.deepCopy().put("seed", seed))
                .toList();
        mesh.play(seeded, atOnce, (unused, id) -> {
            RunOutcome outcome = RunOutcome.of(mesh.export(id), mesh);
            outcomes.add(outcome);
            progress.accept(outcome);
        });
        return report(specification, outcomes, (System.nanoTime() - began) / 1e9);
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
