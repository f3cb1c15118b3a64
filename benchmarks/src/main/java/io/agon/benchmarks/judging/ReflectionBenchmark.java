package io.agon.benchmarks.judging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.benchmarks.judging.CriteriaBenchmark.Draft;
import io.agon.benchmarks.judging.CriteriaBenchmark.Writer;
import io.agon.benchmarks.quality.MeshRuns;
import io.agon.criteria.Bootstrap;
import io.agon.criteria.Interval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The same texts improved three ways with as many tokens each: without reflection, with reflection, and with reflection that remembers.
 * What counts is the true quality of what comes out; the differences are those of the same briefs.
 */
public final class ReflectionBenchmark {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int RESAMPLES = 10_000;
    private static final double LEVEL = 0.95;
    /** Names of the arms, and what the service calls them. */
    private static final Map<String, String> ARMS = arms();

    private final MeshRuns mesh;
    private final Writer writer;
    private final Models models;

    /** Model names by role. */
    public record Models(String writer, String judge, String embedder) {}

    /**
     * What is measured.
     *
     * @param tokens most for each text, after which no other revision is begun
     * @param atOnce texts in work at the same time, each of which learns from those before it
     */
    public record Setting(int briefs, long tokens, int opinions, int atOnce, long seed) {}

    private record Arm(double[] qualities, long[] tokens, int tries, int recalled) {}

    public ReflectionBenchmark(MeshRuns mesh, Writer writer, Models models) {
        this.mesh = mesh;
        this.writer = writer;
        this.models = models;
    }

    private static Map<String, String> arms() {
        Map<String, String> arms = new LinkedHashMap<>();
        arms.put("none", "none");
        arms.put("reflection", "fresh");
        arms.put("memory", "memory");
        return arms;
    }

    /** Improves, and reports. */
    public ObjectNode run(Setting setting) throws InterruptedException {
        List<Draft> drafts = writer.write(
                IntStream.rangeClosed(1, setting.briefs())
                        .mapToObj(brief -> "A story that turns on the number " + brief)
                        .toList(),
                setting.seed());
        double[] before = mesh.of(drafts.stream().map(Draft::text).toList());
        Map<String, Arm> results = new LinkedHashMap<>();
        for (Map.Entry<String, String> arm : ARMS.entrySet()) {
            List<ObjectNode> specifications = IntStream.range(0, drafts.size())
                    .mapToObj(i -> specification(drafts.get(i), arm.getValue(), setting, i))
                    .toList();
            results.put(arm.getKey(), arm(mesh.improve(specifications, setting.atOnce())));
        }
        return report(setting, before, results);
    }

    private ObjectNode specification(Draft draft, String reflection, Setting setting, int number) {
        ObjectNode specification = JSON.createObjectNode()
                .put("brief", draft.brief())
                .put("text", draft.text())
                .put("reflection", reflection)
                .put("memory", "bench-" + setting.seed())
                .put("opinions", setting.opinions())
                .put("tries", 100)
                .put("tokens", setting.tokens())
                .put("worth", 0)
                .put("seed", setting.seed() * 100_003 + number);
        ObjectNode roles = specification.putObject("models");
        roles.putObject("writer").put("model", models.writer());
        roles.putObject("judge").put("model", models.judge());
        roles.putObject("embedder").put("model", models.embedder());
        return specification;
    }

    private Arm arm(List<JsonNode> improvements) {
        double[] qualities = mesh.of(
                improvements.stream().map(one -> one.path("text").asText()).toList());
        long[] tokens = improvements.stream()
                .map(one -> one.path("consumption"))
                .mapToLong(used -> used.path("promptTokens").asLong()
                        + used.path("completionTokens").asLong())
                .toArray();
        int tries = 0;
        int recalled = 0;
        for (JsonNode improvement : improvements) {
            for (JsonNode tried : improvement.path("tried")) {
                tries++;
                recalled += tried.path("recalled").asBoolean() ? 1 : 0;
            }
        }
        return new Arm(qualities, tokens, tries, recalled);
    }

    private static ObjectNode report(Setting setting, double[] before, Map<String, Arm> results) {
        ObjectNode report = JSON.createObjectNode().put("simulated", true);
        report.put("briefs", before.length).put("tokenBudget", setting.tokens());
        report.put("opinions", setting.opinions()).put("seed", setting.seed());
        report.put("meanQualityBefore", Arrays.stream(before).average().orElseThrow());
        ArrayNode arms = report.putArray("arms");
        results.forEach((name, arm) -> arms.addObject()
                .put("name", name)
                .put("meanQuality", Arrays.stream(arm.qualities()).average().orElseThrow())
                .put("tokens", Arrays.stream(arm.tokens()).average().orElseThrow())
                .put("tries", (double) arm.tries() / before.length)
                .put("recalled", arm.tries() == 0 ? 0 : (double) arm.recalled() / arm.tries()));
        ArrayNode differences = report.putArray("differences");
        List<String> names = new ArrayList<>(results.keySet());
        for (int i = 0; i < names.size(); i++) {
            for (int j = i + 1; j < names.size(); j++) {
                double[] from = results.get(names.get(i)).qualities();
                double[] to = results.get(names.get(j)).qualities();
                Interval interval = Bootstrap.of(
                        before.length,
                        drawn -> Arrays.stream(drawn)
                                .mapToDouble(brief -> to[brief] - from[brief])
                                .average()
                                .orElseThrow(),
                        LEVEL,
                        RESAMPLES,
                        setting.seed());
                ObjectNode difference = differences.addObject();
                difference.putArray("between").add(names.get(j)).add(names.get(i));
                difference.put("mean", interval.estimate());
                difference.putArray("interval").add(interval.low()).add(interval.high());
            }
        }
        return report;
    }
}
