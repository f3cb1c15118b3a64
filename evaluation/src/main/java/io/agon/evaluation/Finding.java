package io.agon.evaluation;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.BinomialTest;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much one set of texts is preferred to another.
 *
 * <p>Comparisons that share a text are not independent: a good text wins all its comparisons. What is tested and what the interval speaks
 * of is therefore the preference for texts like these, with clusters as the units.
 *
 * @param wins comparisons won
 * @param losses comparisons lost
 * @param ties comparisons without a winner
 * @param voids comparisons that could not be judged; nothing else counts them
 * @param preference share of the comparisons won, ties counted half; NaN where nothing could be judged
 * @param low lower bound of the 95 % interval: Wilson's, with as many comparisons as the clusters are worth and Student's quantile for
 *     so many clusters
 * @param high upper bound
 * @param pValue two-sided, of no preference: the sums of the clusters keep their sizes and take any sign (Fisher's randomisation test,
 *     exact where the clusters' sums are symmetric about nothing when there is no preference), half the probability of the sum that was
 *     seen counted (mid-p, Lancaster 1961), so that it is below 0.05 about as often as 0.05 says
 * @param clusters that had a comparison that could be judged
 * @param designEffect how many comparisons one independent one is worth: the preference's variance over clusters over that of as many
 *     independent comparisons with the same wins, losses and ties, at least 1
 * @param binomialP two-sided exact binomial test of wins among decided comparisons, as if all were independent
 * @param wilsonLow lower bound of Wilson's 95 % interval as if all were independent
 * @param wilsonHigh upper bound
 */
public record Finding(
        int wins,
        int losses,
        int ties,
        int voids,
        double preference,
        double low,
        double high,
        double pValue,
        int clusters,
        double designEffect,
        double binomialP,
        double wilsonLow,
        double wilsonHigh) {
    private static final double ERROR = 0.05;

    /** A comparison that was made. */
    public record Made(int cluster, Verdict verdict) {}

    /** What the comparisons tell. */
    public static Finding of(List<Made> made) {
        int[] counts = new int[Verdict.values().length];
        // by cluster: comparisons, and twice the points beyond one half
        Map<Integer, int[]> clusters = new TreeMap<>();
        for (Made one : made) {
            counts[one.verdict().ordinal()]++;
            if (one.verdict() != Verdict.VOID) {
                int[] sums = clusters.computeIfAbsent(one.cluster(), key -> new int[2]);
                sums[0]++;
                sums[1] += one.verdict() == Verdict.WIN ? 1 : one.verdict() == Verdict.LOSS ? -1 : 0;
            }
        }
        int wins = counts[Verdict.WIN.ordinal()];
        int losses = counts[Verdict.LOSS.ordinal()];
        int ties = counts[Verdict.TIE.ordinal()];
        int judged = wins + losses + ties;
        if (judged == 0) {
            return new Finding(0, 0, 0, made.size(), Double.NaN, 0, 1, 1, 0, 1, 1, 0, 1);
        }
        double preference = (wins + ties / 2.0) / judged;
        double each = (wins * sq(1 - preference) + losses * sq(preference) + ties * sq(0.5 - preference)) / judged;
        double effect = designEffect(clusters, preference, judged, each);
        double shown = preference * (1 - preference);
        // as many comparisons with winners only as give the same variance; where nothing varies, one for each cluster
        double worth = each == 0 ? clusters.size() : shown * judged / (each * effect);
        double[] corrected = clusters.size() < 2
                ? new double[] {0, 1}
                : wilson(
                        preference, worth, TDistribution.of(clusters.size() - 1).inverseSurvivalProbability(ERROR / 2));
        double[] plain = wilson(preference, judged, NormalDistribution.of(0, 1).inverseSurvivalProbability(ERROR / 2));
        return new Finding(
                wins,
                losses,
                ties,
                made.size() - judged,
                preference,
                corrected[0],
                corrected[1],
                randomisation(
                        clusters.values().stream().mapToInt(sums -> sums[1]).toArray()),
                clusters.size(),
                effect,
                wins + losses == 0
                        ? 1
                        : BinomialTest.withDefaults()
                                .with(AlternativeHypothesis.TWO_SIDED)
                                .test(wins + losses, wins, 0.5)
                                .getPValue(),
                plain[0],
                plain[1]);
    }

    /**
     * By the linearised variance of a ratio of sums over clusters (Cochran, Sampling Techniques, 1977, 11.8).
     *
     * @param each variance of a single comparison's points
     */
    private static double designEffect(Map<Integer, int[]> clusters, double preference, int judged, double each) {
        int groups = clusters.size();
        if (groups < 2 || each == 0) {
            return Math.max(1, (double) judged / groups);
        }
        double squares = 0;
        for (int[] sums : clusters.values()) {
            squares += sq((sums[0] + sums[1]) / 2.0 - preference * sums[0]);
        }
        return Math.max(1, squares * groups / (groups - 1) / judged / each);
    }

    private static double sq(double value) {
        return value * value;
    }

    /** Wilson (1927), for any number of cases. */
    private static double[] wilson(double share, double cases, double z) {
        double middle = (share + z * z / (2 * cases)) / (1 + z * z / cases);
        double half = z / (1 + z * z / cases) * Math.sqrt(share * (1 - share) / cases + z * z / (4 * cases * cases));
        return new double[] {Math.max(0, middle - half), Math.min(1, middle + half)};
    }

    /** Over all signs of the sums, by adding them up one after the other. */
    static double randomisation(int[] sums) {
        int most = 0;
        int seen = 0;
        for (int sum : sums) {
            most += Math.abs(sum);
            seen += sum;
        }
        double[] probability = new double[2 * most + 1];
        probability[most] = 1;
        int reach = 0;
        for (int sum : sums) {
            int size = Math.abs(sum);
            double[] next = new double[probability.length];
            for (int at = most - reach; at <= most + reach; at++) {
                next[at - size] += probability[at] / 2;
                next[at + size] += probability[at] / 2;
            }
            probability = next;
            reach += size;
        }
        double p = 0;
        for (int at = 0; at < probability.length; at++) {
            int distance = Math.abs(at - most);
            if (distance > Math.abs(seen)) {
                p += probability[at];
            } else if (distance == Math.abs(seen)) {
                p += seen == 0 ? probability[at] : probability[at] / 2;
            }
        }
        return Math.min(1, p);
    }
}
