package io.agon.ranking;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Simulated fields of known truth. */
final class Fields {
    private Fields() {}

    /** Ratings drawn from a normal distribution. */
    static double[] truth(int candidates, double separation, SplittableRandom random) {
        double[] truth = new double[candidates];
        for (int i = 0; i < candidates; i++) {
            truth[i] = separation * random.nextGaussian();
        }
        return truth;
    }

    /** A verdict by Davidson's model. */
    static Comparison judge(double[] truth, int first, int second, double bias, double ties, SplittableRandom random) {
        double odds = truth[first] - truth[second] + bias;
        double win = Math.exp(odds / 2);
        double place = random.nextDouble() * (win + ties + 1 / win);
        return new Comparison(first, second, 0, place < win ? 1 : place < win + ties ? 0.5 : 0);
    }

    /** Comparisons of random pairs. */
    static List<Comparison> random(double[] truth, int calls, double bias, double ties, SplittableRandom random) {
        List<Comparison> comparisons = new ArrayList<>();
        for (int c = 0; c < calls; c++) {
            int first = random.nextInt(truth.length);
            int second = (first + 1 + random.nextInt(truth.length - 1)) % truth.length;
            comparisons.add(judge(truth, first, second, bias, ties, random));
        }
        return comparisons;
    }
}
