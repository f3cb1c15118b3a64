package io.agon.ranking;

import java.util.Arrays;

/**
 * Whether a judge's verdicts tell candidates apart at all. Two accounts bet on every verdict, knowing those before it: one rates
 * the candidates, the other knows only how often the judge prefers the first. The ratio of what they made of it is an e-value
 * (Vovk and Wang 2021): if verdicts do not depend on candidates it is expected to stay below 1, whoever was paired with whom for
 * whatever was known before. Pairs chosen to be close take nothing from the evidence of earlier ones.
 *
 * <p>The rating account is the mean of several, for fields of different spread, each an extended Kalman filter with independent
 * ratings.
 */
public final class ChanceTest {
    /**
     * What the rating account must make of each unit that the other makes. Of judges who toss coins 95 to 98 % fall short of it
     * after some hundred verdicts; of judges who tell a field of 12 apart about as well as people do, 5 % after 240 verdicts on
     * adaptively chosen pairs.
     */
    private static final double FACTOR = 2;

    /** Fewer verdicts than this show nothing either way. */
    private static final int FEWEST = 40;

    private static final double[] SPREADS = {0.3, 0.6, 1.2, 2.4};

    private ChanceTest() {}

    /** Whether the verdicts of this judge cannot be told from coin tosses; false while there are fewer than {@value #FEWEST}. */
    public static boolean noBetterThanChance(Field field, int judge) {
        long verdicts = field.comparisons().stream()
                .filter(comparison -> comparison.judge() == judge)
                .count();
        return verdicts >= FEWEST && !(evidence(field, judge) > Math.log(FACTOR));
    }

    /** Logarithm of the e-value against chance, nats; 0 where the judge said nothing. Depends on the order of comparisons. */
    public static double evidence(Field field, int judge) {
        double[] bets = new double[SPREADS.length];
        for (int s = 0; s < bets.length; s++) {
            bets[s] = bet(field, judge, SPREADS[s] * SPREADS[s]);
        }
        double largest = Arrays.stream(bets).max().orElseThrow();
        return largest
                + Math.log(Arrays.stream(bets)
                        .map(bet -> Math.exp(bet - largest))
                        .average()
                        .orElseThrow());
    }

    private static double bet(Field field, int judge, double spread) {
        double[] mean = new double[field.size()];
        double[] variance = new double[field.size()];
        Arrays.fill(variance, spread);
        double preferred = 1;
        double shown = 2;
        double sum = 0;
        for (Comparison verdict : field.comparisons()) {
            if (verdict.judge() != judge) {
                continue;
            }
            int first = verdict.first();
            int second = verdict.second();
            double score = verdict.score();
            double baseline = preferred / shown;
            double odds = Math.log(baseline / (1 - baseline)) + mean[first] - mean[second];
            double uncertain = variance[first] + variance[second];
            double foretold = logistic(odds / Math.sqrt(1 + Math.PI / 8 * uncertain));
            sum += score * Math.log(foretold / baseline) + (1 - score) * Math.log((1 - foretold) / (1 - baseline));

            double expected = logistic(odds);
            double slope = expected * (1 - expected);
            double step = (score - expected) / (1 + slope * uncertain);
            double information = slope / (1 + slope * uncertain);
            mean[first] += variance[first] * step;
            mean[second] -= variance[second] * step;
            variance[first] -= variance[first] * variance[first] * information;
            variance[second] -= variance[second] * variance[second] * information;
            preferred += score;
            shown++;
        }
        return sum;
    }

    private static double logistic(double odds) {
        return 1 / (1 + Math.exp(-odds));
    }
}
