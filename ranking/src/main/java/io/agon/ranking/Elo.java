package io.agon.ranking;

import java.util.Arrays;

/**
 * Sequential Elo ratings as AlphaWrite computes them: a baseline to compare with, not a recommendation.
 *
 * <p>Everyone starts at 1200; a verdict moves both by 32 times its surprise, the expected score being
 * {@code 1 / (1 + 10^((other - own) / 400))} (Elo 1978); the order of comparisons matters, position and judge do not. Ratings
 * are converted to log-odds around the start; there is no uncertainty. A prior's mean, where given, moves the start.
 */
public final class Elo implements RatingMethod {
    /** Rating points that a verdict moves at most. */
    public static final double STEP = 32;
    /** Rating of everyone at the start. */
    public static final double START = 1200;
    /** Log-odds of one Elo point. */
    static final double POINT = Math.log(10) / 400;

    /** Offspring start like everyone else: Elo knows nothing of lineage. */
    @Override
    public RatingResult rate(Field field) {
        double[] elo = new double[field.size()];
        for (int i = 0; i < elo.length; i++) {
            elo[i] = START + (field.priors().get(i) instanceof Prior.Independent known ? known.mean() / POINT : 0);
        }
        for (Comparison comparison : field.comparisons()) {
            update(elo, comparison);
        }
        double[] means = new double[elo.length];
        for (int i = 0; i < elo.length; i++) {
            means[i] = (elo[i] - START) * POINT;
        }
        return new PointRatings(means);
    }

    /** Applies one comparison to ratings in Elo points. */
    public static void update(double[] elo, Comparison comparison) {
        int first = comparison.first();
        int second = comparison.second();
        double expected = 1 / (1 + Math.pow(10, (elo[second] - elo[first]) / 400));
        double change = STEP * (comparison.score() - expected);
        elo[first] += change;
        elo[second] -= change;
    }

    /** Ratings without uncertainty. */
    private static final class PointRatings implements RatingResult {
        private final double[] means;

        PointRatings(double[] means) {
            this.means = means;
        }

        @Override
        public int size() {
            return means.length;
        }

        @Override
        public double mean(int candidate) {
            return means[candidate];
        }

        @Override
        public double variance(int candidate) {
            return Double.NaN;
        }

        @Override
        public Interval interval(int candidate, double probability) {
            return new Interval(means[candidate], Double.NaN, Double.NaN);
        }

        /** 1 for the best {@code k} by rank, equals by index, and 0 for the rest. */
        @Override
        public double[] topProbabilities(int[] eligible, int k, long seed) {
            Ranks.checkPlaces(eligible, k, size());
            double[] probabilities = new double[size()];
            for (int candidate : Arrays.copyOf(Ranks.byRating(this, eligible), k)) {
                probabilities[candidate] = 1;
            }
            return probabilities;
        }

        @Override
        public Interval positionBias(int judge, double probability) {
            return new Interval(0, Double.NaN, Double.NaN);
        }

        @Override
        public double separation() {
            return Double.NaN;
        }
    }
}
