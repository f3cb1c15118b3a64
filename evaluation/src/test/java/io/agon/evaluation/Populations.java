package io.agon.evaluation;

import java.util.List;
import java.util.SplittableRandom;

/** Two sets of texts and a judge, as the simulator has them: Bradley-Terry with ties (Davidson) and a bias towards the first. */
final class Populations {
    private static final double SPREAD = 0.966;
    private static final double BIAS = 0.5;
    private static final double TIES = 0.2;

    private Populations() {}

    /** @param better by how much our texts are better on average, in log-odds */
    static Finding evaluate(int theirs, int ours, int comparisons, double better, SplittableRandom random) {
        double[] our = qualities(ours, better, random);
        double[] their = qualities(theirs, 0, random);
        Plan plan = Plan.drawn(ours, theirs, comparisons, random.nextLong());
        List<Finding.Made> made = plan.comparisons().stream()
                .map(one -> {
                    double margin = our[one.ours()] - their[one.theirs()];
                    return new Finding.Made(
                            one.cluster(), Verdict.of(judged(margin + BIAS, random), judged(margin - BIAS, random)));
                })
                .toList();
        return Finding.of(made);
    }

    private static double[] qualities(int size, double mean, SplittableRandom random) {
        double[] qualities = new double[size];
        for (int i = 0; i < size; i++) {
            qualities[i] = mean + SPREAD * random.nextGaussian();
        }
        return qualities;
    }

    private static Verdict.Side judged(double margin, SplittableRandom random) {
        double ours = Math.exp(margin / 2);
        double theirs = Math.exp(-margin / 2);
        double point = random.nextDouble() * (ours + theirs + TIES);
        return point < ours ? Verdict.Side.OURS : point < ours + theirs ? Verdict.Side.THEIRS : Verdict.Side.NEITHER;
    }
}
