package io.agon.benchmarks.evaluation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.agon.evaluation.Finding;
import io.agon.evaluation.Plan;
import io.agon.evaluation.Verdict;

import java.util.List;
import java.util.SplittableRandom;

/**
 * How often evaluations find a difference between two sets of texts from one population, and one of a certain size. Texts and verdicts are
 * drawn from the simulator's model (quality Normal(0, 0.966²), Davidson's verdicts with its position bias and ties); no text is written.
 */
public final class NullBenchmark {
    private static final double SPREAD = 0.966;
    private static final double BIAS = 0.5;
    private static final double TIES = 0.2;
    private static final double LEVEL = 0.05;

    private NullBenchmark() {}

    /** Sizes of the sets, and by how much ours is better in log-odds. */
    private record Setting(int ours, int theirs, int comparisons, double better) {}

    private static final List<Setting> SETTINGS = List.of(
            new Setting(30, 60, 120, 0),
            new Setting(30, 30, 120, 0),
            new Setting(5, 60, 120, 0),
            new Setting(120, 120, 120, 0),
            new Setting(30, 60, 120, 0.5),
            new Setting(30, 60, 120, 1));

    /** @param evaluations of each setting */
    public static ArrayNode run(int evaluations, long seed) {
        ArrayNode report = JsonNodeFactory.instance.arrayNode();
        for (Setting setting : SETTINGS) {
            SplittableRandom random = new SplittableRandom(seed);
            int found = 0;
            int binomial = 0;
            int covered = 0;
            double share = 0;
            double truth = truth(setting.better());
            for (int i = 0; i < evaluations; i++) {
                Finding finding = evaluate(setting, random.split());
                found += finding.pValue() < LEVEL ? 1 : 0;
                binomial += finding.binomialP() < LEVEL ? 1 : 0;
                covered += finding.low() <= truth && truth <= finding.high() ? 1 : 0;
                share += finding.preference() / evaluations;
            }
            report.addObject()
                    .put("ours", setting.ours())
                    .put("theirs", setting.theirs())
                    .put("comparisons", setting.comparisons())
                    .put("better", setting.better())
                    .put("evaluations", evaluations)
                    .put("found", (double) found / evaluations)
                    .put("foundByBinomial", (double) binomial / evaluations)
                    .put("meanPreference", share)
                    .put("truePreference", truth)
                    .put("covered", (double) covered / evaluations);
        }
        return report;
    }

    private static Finding evaluate(Setting setting, SplittableRandom random) {
        double[] ours = qualities(setting.ours(), setting.better(), random);
        double[] theirs = qualities(setting.theirs(), 0, random);
        Plan plan = Plan.drawn(setting.ours(), setting.theirs(), setting.comparisons(), random.nextLong());
        return Finding.of(plan.comparisons().stream()
                .map(one -> new Finding.Made(one.cluster(), verdict(ours[one.ours()] - theirs[one.theirs()], random)))
                .toList());
    }

    private static Verdict verdict(double margin, SplittableRandom random) {
        return Verdict.of(judged(margin + BIAS, random), judged(margin - BIAS, random));
    }

    /** The share of comparisons that is won in the long run, ties counted half. */
    private static double truth(double better) {
        SplittableRandom random = new SplittableRandom(1);
        int pairs = 400_000;
        double points = 0;
        for (int i = 0; i < pairs; i++) {
            double margin = better + SPREAD * Math.sqrt(2) * random.nextGaussian();
            points += switch (verdict(margin, random)) {
                case WIN -> 1;
                case TIE -> 0.5;
                case LOSS, VOID -> 0;
            };
        }
        return points / pairs;
    }

    private static double[] qualities(int size, double mean, SplittableRandom random) {
        return random.doubles(size)
                .map(unused -> mean + SPREAD * random.nextGaussian())
                .toArray();
    }

    private static Verdict.Side judged(double margin, SplittableRandom random) {
        double ours = Math.exp(margin / 2);
        double theirs = Math.exp(-margin / 2);
        double point = random.nextDouble() * (ours + theirs + TIES);
        return point < ours ? Verdict.Side.OURS : point < ours + theirs ? Verdict.Side.THEIRS : Verdict.Side.NEITHER;
    }
}
