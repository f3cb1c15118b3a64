package io.agon.benchmarks.quality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.ranking.BradleyTerry;
import io.agon.ranking.Comparison;
import io.agon.ranking.Elo;
import io.agon.ranking.Field;
import io.agon.ranking.RatingMethod;
import io.agon.ranking.RatingResult;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Ranks the same first generations by AlphaWrite's Elo on random pairs and by the joint model on adaptive pairs, both through
 * a running mesh, and measures the regret of the best as rated after ever more of the calls that the mesh made: mean true
 * quality of the true best less that of the chosen, log-odds.
 */
public final class RegretBenchmark {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BASELINE = "elo";

    private final MeshRuns mesh;

    public RegretBenchmark(MeshRuns mesh) {
        this.mesh = mesh;
    }

    private record Arm(String name, RatingMethod rating, int calls) {}

    /**
     * Runs and measures.
     *
     * @param specification the specification, JSON; seed, generations, survivors and ranking are replaced
     * @param top how many are to be found
     * @param calls judge calls of the baseline; the adaptive method gets half of them
     * @param firstSeed seeds are this and the following
     * @param worlds how many first generations
     * @param atOnce runs at the same time
     * @param progress told of each finished run
     */
    public ObjectNode run(
            ObjectNode specification,
            int top,
            int calls,
            long firstSeed,
            int worlds,
            int atOnce,
            Consumer<String> progress)
            throws InterruptedException {
        int population = specification.path("population").asInt();
        List<Arm> arms = List.of(
                new Arm(BASELINE, new Elo(), calls), new Arm("adaptive", new BradleyTerry(), Math.max(1, calls / 2)));
        int every = Math.max(1, population / 4);
        ObjectNode report = JSON.createObjectNode();
        report.put("simulated", true);
        report.put("candidates", population);
        report.put("top", top);
        report.put("worlds", worlds);
        Map<String, TreeMap<Integer, double[]>> curves = new HashMap<>();
        List<ObjectNode> specifications = new ArrayList<>();
        Map<ObjectNode, Arm> armOf = new java.util.IdentityHashMap<>();
        for (int world = 0; world < worlds; world++) {
            for (Arm arm : arms) {
                ObjectNode one = specification.deepCopy();
                one.put("seed", firstSeed + world).put("generations", 1).put("survivors", top);
                ObjectNode ranking = one.putObject("ranking");
                ranking.put("method", arm.name.equals(BASELINE) ? BASELINE : "bradley-terry");
                ranking.put("calls-per-candidate", (double) arm.calls / population);
                ranking.put("wrong-share", 0);
                specifications.add(one);
                armOf.put(one, arm);
            }
        }
        mesh.play(specifications, atOnce, (one, id) -> {
            Arm arm = armOf.get(one);
            TreeMap<Integer, double[]> curve = curves.computeIfAbsent(arm.name, unused -> new TreeMap<>());
            curve(mesh.export(id), arm.rating, top, every).forEach((at, regret) -> {
                double[] sum = curve.computeIfAbsent(at, unused -> new double[2]);
                sum[0] += regret;
                sum[1]++;
            });
            progress.accept("seed " + one.path("seed").asLong() + ", " + arm.name + ": done");
        });
        ArrayNode methods = report.putArray("methods");
        for (Arm arm : arms) {
            ObjectNode method = methods.addObject().put("name", arm.name);
            ArrayNode points = method.putArray("curve");
            curves.get(arm.name)
                    .forEach((at, sum) -> points.addObject().put("calls", at).put("regret", sum[0] / sum[1]));
        }
        double level = methods.path(0)
                .path("curve")
                .path(methods.path(0).path("curve").size() - 1)
                .path("regret")
                .asDouble();
        double needed = callsTo(methods.path(1).path("curve"), level);
        report.put("baselineCalls", calls);
        report.put("baselineRegret", level);
        if (Double.isNaN(needed)) {
            report.putNull("adaptiveCalls").putNull("share");
        } else {
            report.put("adaptiveCalls", needed).put("share", needed / calls);
        }
        return report;
    }

    /** Calls at which a curve first falls to this regret, between points by line; {@code NaN} where it never does. */
    static double callsTo(JsonNode curve, double regret) {
        JsonNode before = null;
        for (JsonNode point : curve) {
            double here = point.path("regret").asDouble();
            int calls = point.path("calls").asInt();
            if (here <= regret) {
                if (before == null) {
                    return calls;
                }
                double above = before.path("regret").asDouble();
                int from = before.path("calls").asInt();
                return from + (calls - from) * (above - regret) / (above - here);
            }
            before = point;
        }
        return Double.NaN;
    }

    /** Regret by number of calls, voids included. */
    private Map<Integer, Double> curve(JsonNode export, RatingMethod method, int top, int every) {
        Map<String, Integer> index = new HashMap<>();
        List<String> texts = new ArrayList<>();
        for (JsonNode candidate : export.path("candidates")) {
            if (candidate.hasNonNull("text")) {
                index.put(candidate.path("id").asText(), texts.size());
                texts.add(candidate.path("text").asText());
            }
        }
        double[] quality = mesh.of(texts);
        double best = mean(quality, IntStream.range(0, quality.length).boxed().sorted(descending(quality)), top);
        List<JsonNode> verdicts = new ArrayList<>();
        export.path("verdicts").forEach(verdicts::add);
        // in the order in which matches were issued, not in that in which replies came
        verdicts.sort(Comparator.comparingInt((JsonNode v) -> v.path("round").asInt())
                .thenComparingInt(v -> v.path("number").asInt()));
        Map<Integer, Double> curve = new TreeMap<>();
        List<Comparison> comparisons = new ArrayList<>();
        for (int call = 1; call <= verdicts.size(); call++) {
            JsonNode verdict = verdicts.get(call - 1);
            String outcome = verdict.path("outcome").asText();
            if (!outcome.equals("void")) {
                double score = switch (outcome) {
                    case "first" -> 1;
                    case "second" -> 0;
                    default -> 0.5;
                };
                comparisons.add(new Comparison(
                        index.get(verdict.path("first").asText()),
                        index.get(verdict.path("second").asText()),
                        0,
                        score));
            }
            if (call % every == 0 || call == verdicts.size()) {
                RatingResult ratings = method.rate(Field.of(quality.length, 1, comparisons));
                double[] means = IntStream.range(0, quality.length)
                        .mapToDouble(ratings::mean)
                        .toArray();
                double chosen =
                        mean(quality, IntStream.range(0, quality.length).boxed().sorted(descending(means)), top);
                curve.put(call, best - chosen);
            }
        }
        return curve;
    }

    private static Comparator<Integer> descending(double[] values) {
        return Comparator.<Integer>comparingDouble(i -> -values[i]).thenComparing(Comparator.naturalOrder());
    }

    private static double mean(double[] quality, java.util.stream.Stream<Integer> ranked, int top) {
        return ranked.limit(top).mapToDouble(i -> quality[i]).average().orElseThrow();
    }
}
