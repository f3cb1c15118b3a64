package io.agon.evaluation;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/** What so many independent comparisons can find, by the exact binomial test at 0.05, two-sided. */
public final class Power {
    private static final double LEVEL = 0.05;

    private Power() {}

    /**
     * Probability of finding a preference.
     *
     * @param comparisons that are decided, at least 1
     * @param preference true share of wins, 0 to 1
     */
    public static double of(int comparisons, double preference) {
        BinomialDistribution none = BinomialDistribution.of(comparisons, 0.5);
        int critical = comparisons / 2 + 1;
        while (critical <= comparisons && 2 * none.survivalProbability(critical - 1) > LEVEL) {
            critical++;
        }
        BinomialDistribution real = BinomialDistribution.of(comparisons, preference);
        return real.survivalProbability(critical - 1) + real.cumulativeProbability(comparisons - critical);
    }

    /**
     * The smallest preference above one half that is found with this probability; 1 where none is.
     *
     * @param comparisons that are decided, at least 1
     * @param power above 0.05 and below 1
     */
    public static double detectable(int comparisons, double power) {
        double low = 0.5;
        double high = 1;
        if (of(comparisons, high) < power) {
            return 1;
        }
        for (int i = 0; i < 50; i++) {
            double middle = (low + high) / 2;
            if (of(comparisons, middle) < power) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
