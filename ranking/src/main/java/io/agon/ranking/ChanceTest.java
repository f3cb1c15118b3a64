package io.agon.ranking;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Whether a judge's verdicts tell candidates apart at all: the joint model explains them better than knowing only how often the
 * judge prefers the first, and it is asked how much better it would explain the same verdicts dealt out anew among the same
 * pairs. A permutation test in standard deviations, for a permutation's probability would come down to a few parts in a
 * thousand, and pairs chosen for what was known before bend it: of judges who toss coins and are shown adaptively chosen pairs,
 * 5 % reach 3 to 4.
 *
 * @param verdicts of this judge
 * @param evidence how many standard deviations its verdicts are explained better than when dealt out anew; 0 if it gave none,
 *     or all the same but for one at most
 */
public record ChanceTest(int verdicts, double evidence) {
    /** Fewer verdicts than this show nothing either way. */
    private static final int FEWEST = 40;

    /**
     * What decides, at {@link #USUAL} verdicts. What a useful judge gathers grows with the square root of their number; coins
     * gather nothing, so more may be asked of many, up to {@link #ENOUGH}.
     *
     * <p>Of judges who prefer the better of two random texts in 72 % of cases, 5 % fall short after 240 verdicts on adaptively
     * chosen pairs of two generations of 12, and none after a thousand; of coins, 85 and 95 % do.
     */
    private static final double THRESHOLD = 2.5;

    private static final double ENOUGH = 4.5;
    private static final int USUAL = 240;

    private static final int DEALS = 24;
    private static final int DEALS_OF_MANY = 6;
    private static final int MANY = 3_000;
    private static final double LEAST_DEVIATION = 0.1;

    /** Asks of one judge of a field. Costs up to {@value #DEALS} fits; the same field gets the same answer. */
    public static ChanceTest of(Field field, int judge) {
        List<Comparison> given = field.comparisons().stream()
                .filter(comparison -> comparison.judge() == judge)
                .map(comparison -> new Comparison(comparison.first(), comparison.second(), 0, comparison.score()))
                .toList();
        if (unanimous(given)) {
            return new ChanceTest(given.size(), 0);
        }
        double gain = gain(field.priors(), given);
        SplittableRandom random = new SplittableRandom(given.size());
        int deals = given.size() > MANY ? DEALS_OF_MANY : DEALS;
        double sum = 0;
        double squares = 0;
        for (int deal = 0; deal < deals; deal++) {
            double dealt = gain(field.priors(), dealt(given, random));
            sum += dealt;
            squares += dealt * dealt;
        }
        double mean = sum / deals;
        double deviation = Math.sqrt(Math.max(0, squares - sum * mean) / (deals - 1));
        return new ChanceTest(given.size(), (gain - mean) / Math.max(LEAST_DEVIATION, deviation));
    }

    /** Whether the verdicts cannot be told from coin tosses; false while there are fewer than {@value #FEWEST}. */
    public boolean noBetterThanChance() {
        return verdicts >= FEWEST && evidence < Math.min(ENOUGH, THRESHOLD * Math.sqrt((double) verdicts / USUAL));
    }

    /** Whether all say the same but for one at most, which tells nothing of anybody. */
    private static boolean unanimous(List<Comparison> given) {
        double mean = given.stream().mapToDouble(Comparison::score).average().orElse(0.5);
        return given.stream()
                        .mapToDouble(c -> (c.score() - mean) * (c.score() - mean))
                        .sum()
                < 1;
    }

    /** Log-likelihood of the verdicts under the model's ratings less that under the share of the first alone, nats. */
    private static double gain(List<Prior> priors, List<Comparison> comparisons) {
        Posterior posterior = new BradleyTerry().rate(new Field(priors, 1, comparisons));
        double preferred =
                1 + comparisons.stream().mapToDouble(Comparison::score).sum();
        double share = preferred / (comparisons.size() + 2);
        double bias = Math.log(share / (1 - share));
        double gain = 0;
        for (Comparison verdict : comparisons) {
            double odds = posterior.mean(verdict.first()) - posterior.mean(verdict.second()) + bias;
            double explained = 1 / (1 + Math.exp(-odds));
            gain += verdict.score() * Math.log(explained / share)
                    + (1 - verdict.score()) * Math.log((1 - explained) / (1 - share));
        }
        return gain;
    }

    /** The same pairs with the same scores in another order (Fisher and Yates 1938). */
    private static List<Comparison> dealt(List<Comparison> given, SplittableRandom random) {
        double[] scores = given.stream().mapToDouble(Comparison::score).toArray();
        List<Comparison> dealt = new ArrayList<>(scores.length);
        for (int i = 0; i < scores.length; i++) {
            int j = random.nextInt(i, scores.length);
            double score = scores[j];
            scores[j] = scores[i];
            dealt.add(new Comparison(given.get(i).first(), given.get(i).second(), 0, score));
        }
        return dealt;
    }
}
