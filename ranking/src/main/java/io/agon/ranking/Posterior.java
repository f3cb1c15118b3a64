package io.agon.ranking;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** What a {@link BradleyTerry} fit knows: joint normal approximation of the ratings, and how the judges judge. Immutable. */
public final class Posterior implements RatingResult {
    private static final int DRAWS = 2000;
    /** Candidates this many deviations out of reach of the border are not drawn. */
    private static final double REACH = 5;

    private final double[] mean;
    private final double[] variance;
    private final double[][] covariance;
    private final double[] bias;
    private final double[] biasVariance;
    private final Judging judging;
    private final double separation;
    private final Revision revision;

    Posterior(
            double[] mean,
            double[] variance,
            double[][] covariance,
            double[] bias,
            double[] biasVariance,
            Judging judging,
            double separation,
            Revision revision) {
        this.mean = mean;
        this.variance = variance;
        this.covariance = covariance;
        this.bias = bias;
        this.biasVariance = biasVariance;
        this.judging = judging;
        this.separation = separation;
        this.revision = revision;
    }

    /**
     * How the average verdict of the field comes about.
     *
     * @param bias log-odds by which the first is preferred
     * @param tieRate Davidson's tie parameter: the odds of a tie against a win, between equals, are this to 2
     * @param pairEffect standard deviation of what a pair adds however often it is judged
     * @param orderEffect standard deviation of what one order of a pair adds however often it is asked
     */
    public record Judging(double bias, double tieRate, double pairEffect, double orderEffect) {}

    /**
     * What making offspring does to a rating.
     *
     * @param gains by objective, the expected rating of an offspring less its parent's, log-odds, at an average depth of lineage
     * @param spread standard deviation of offspring around that, log-odds
     */
    public record Revision(List<Double> gains, double spread) {
        public Revision {
            gains = List.copyOf(gains);
        }
    }

    @Override
    public int size() {
        return mean.length;
    }

    @Override
    public double mean(int candidate) {
        return mean[candidate];
    }

    @Override
    public double variance(int candidate) {
        return variance[candidate];
    }

    @Override
    public Interval interval(int candidate, double probability) {
        return around(mean[candidate], variance[candidate], probability);
    }

    @Override
    public Interval positionBias(int judge, double probability) {
        return around(bias[judge], biasVariance[judge], probability);
    }

    @Override
    public double separation() {
        return separation;
    }

    /** How the judges of this field judge, averaged over their comparisons. */
    public Judging judging() {
        return judging;
    }

    /** What making offspring does to a rating; as assumed where the field has none. */
    public Revision revision() {
        return revision;
    }

    /** Number of judges. */
    public int judges() {
        return bias.length;
    }

    /** True where {@link #covariance} is exact; else ratings count as independent. */
    public boolean joint() {
        return covariance != null;
    }

    /** Covariance of two ratings. */
    public double covariance(int a, int b) {
        if (covariance != null) {
            return covariance[a][b];
        }
        return a == b ? variance[a] : 0;
    }

    /** Probability that a judge without position bias prefers the first, uncertainty included (MacKay 1992). */
    public double winProbability(int first, int second) {
        double uncertain = variance[first] + variance[second] - 2 * (first == second ? 0 : covariance(first, second));
        return 1 / (1 + Math.exp(-(mean[first] - mean[second]) / Math.sqrt(1 + Math.PI / 8 * Math.max(0, uncertain))));
    }

    private static Interval around(double estimate, double variance, double probability) {
        double width = Normal.quantile(0.5 + 0.5 * probability) * Math.sqrt(variance);
        return new Interval(estimate, estimate - width, estimate + width);
    }

    @Override
    public double[] topProbabilities(int[] eligible, int k, long seed) {
        return choose(eligible, k, seed).probabilities();
    }

    /**
     * The best {@code k} of the eligible by mean, and what choosing them now risks.
     *
     * @param eligible indices that compete for the places, without repeats
     * @param k number of places, 1 to the number of eligible
     * @param seed of the draws from the posterior
     */
    public Choice choose(int[] eligible, int k, long seed) {
        Ranks.checkPlaces(eligible, k, size());
        int[] ranked = Ranks.byRating(this, eligible);
        int n = ranked.length;
        double[] probabilities = new double[size()];
        if (k == n) {
            for (int candidate : ranked) {
                probabilities[candidate] = 1;
            }
            return new Choice(ranked, probabilities, 0, 0);
        }
        // only candidates that may fall on either side of the border need drawing
        double[] bounds = new double[n];
        for (int r = 0; r < n; r++) {
            bounds[r] = mean[ranked[r]] - REACH * Math.sqrt(variance[ranked[r]]);
        }
        double floor = Ranks.largest(bounds, k);
        for (int r = 0; r < n; r++) {
            bounds[r] = mean[ranked[r]] + REACH * Math.sqrt(variance[ranked[r]]);
        }
        double ceiling = Ranks.largest(bounds, k + 1);
        int[] open = new int[n];
        int contenders = 0;
        int certain = 0;
        for (int candidate : ranked) {
            double reach = REACH * Math.sqrt(variance[candidate]);
            if (mean[candidate] - reach > ceiling) {
                probabilities[candidate] = 1;
                certain++;
            } else if (mean[candidate] + reach >= floor) {
                open[contenders++] = candidate;
            }
        }
        open = Arrays.copyOf(open, contenders);
        int places = k - certain;
        double regret = places == 0 || contenders == places ? 0 : draw(open, places, probabilities, seed) / k;
        double wrong = k;
        for (int r = 0; r < k; r++) {
            wrong -= probabilities[ranked[r]];
        }
        return new Choice(Arrays.copyOf(ranked, k), probabilities, Math.max(0, wrong), regret);
    }

    /**
     * A decision on the best.
     *
     * @param chosen the best by mean, best first
     * @param probabilities for every candidate that it is among the best; 0 for those not eligible
     * @param wrongMembers expected number of the chosen that are not among the best
     * @param regret expected mean rating of the best less that of the chosen, log-odds
     */
    public record Choice(int[] chosen, double[] probabilities, double wrongMembers, double regret) {}

    /** Counts how often each is among the best {@code places} of joint draws; returns the summed regret of one choice. */
    private double draw(int[] open, int places, double[] probabilities, long seed) {
        int n = open.length;
        SplittableRandom random = new SplittableRandom(seed);
        double[][] factor = covariance == null ? null : Ranks.factor(this, open);
        double[] normal = new double[n];
        double[] deviation = new double[n];
        double[] value = new double[n];
        double[] scratch = new double[n];
        double[] hits = new double[n];
        double regret = 0;
        for (int d = 0; d < DRAWS; d++) {
            // every other draw mirrors the one before
            if (d % 2 == 0) {
                for (int i = 0; i < n; i++) {
                    normal[i] = random.nextGaussian();
                }
                for (int i = 0; i < n; i++) {
                    if (factor == null) {
                        deviation[i] = Math.sqrt(variance[open[i]]) * normal[i];
                    } else {
                        double sum = 0;
                        double[] row = factor[i];
                        for (int m = 0; m <= i; m++) {
                            sum += row[m] * normal[m];
                        }
                        deviation[i] = sum;
                    }
                }
            }
            for (int i = 0; i < n; i++) {
                value[i] = mean[open[i]] + (d % 2 == 0 ? deviation[i] : -deviation[i]);
            }
            System.arraycopy(value, 0, scratch, 0, n);
            double border = Ranks.largest(scratch, places);
            for (int i = 0; i < n; i++) {
                if (value[i] >= border) {
                    hits[i]++;
                    regret += value[i];
                }
                // open is in order of mean: the chosen come first
                if (i < places) {
                    regret -= value[i];
                }
            }
        }
        for (int i = 0; i < n; i++) {
            probabilities[open[i]] = hits[i] / DRAWS;
        }
        return Math.max(0, regret / DRAWS);
    }
}
