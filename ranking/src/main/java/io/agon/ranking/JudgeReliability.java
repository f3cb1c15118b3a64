package io.agon.ranking;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Whether the verdicts say anything about the candidates: how well each is predicted by the others.
 *
 * <p>Every comparison is left out once, ten groups at a time, and predicted from the rest by the model; the baseline knows how
 * often the first is preferred and nothing of the candidates. Verdicts that are noise are predicted no better than by the
 * baseline, however many there are.
 *
 * @param comparisons number of comparisons
 * @param gain mean log score of the model less that of the baseline, nats a comparison; above 0 where candidates matter
 * @param gainError its standard error
 * @param accuracy share of decided comparisons whose outcome the model predicted
 * @param baselineAccuracy share that the position alone predicted
 * @param splitHalf correlation of ratings from two random halves of the comparisons, stepped up to the whole (Spearman 1910,
 *     Brown 1910); {@code NaN} where the field is too small
 */
public record JudgeReliability(
        int comparisons, double gain, double gainError, double accuracy, double baselineAccuracy, double splitHalf) {
    private static final int FOLDS = 10;
    private static final int HALVINGS = 5;
    private static final double LEAST_PROBABILITY = 1e-3;

    /** Measures a field. Costs some twenty fits. */
    public static JudgeReliability of(Field field, long seed) {
        List<Comparison> shuffled = new ArrayList<>(field.comparisons());
        // equals stand in one order before the draw, so that the order of the field does not matter
        shuffled.sort((a, b) -> {
            int order = Integer.compare(a.first(), b.first());
            order = order == 0 ? Integer.compare(a.second(), b.second()) : order;
            order = order == 0 ? Integer.compare(a.judge(), b.judge()) : order;
            return order == 0 ? Double.compare(a.score(), b.score()) : order;
        });
        SplittableRandom random = new SplittableRandom(seed);
        shuffle(shuffled, random);
        int n = shuffled.size();
        int folds = Math.min(FOLDS, n);
        double sum = 0;
        double squares = 0;
        int decided = 0;
        int predicted = 0;
        int predictedByPosition = 0;
        for (int fold = 0; fold < folds; fold++) {
            List<Comparison> kept = new ArrayList<>();
            List<Comparison> left = new ArrayList<>();
            for (int c = 0; c < n; c++) {
                (c % folds == fold ? left : kept).add(shuffled.get(c));
            }
            Field rest = new Field(field.priors(), field.judges(), kept);
            Posterior posterior = new BradleyTerry().rate(rest);
            double[] firstShare = firstShares(rest);
            for (Comparison comparison : left) {
                double model = predict(posterior, comparison);
                double baseline = firstShare[comparison.judge()];
                double gain = score(model, comparison.score()) - score(baseline, comparison.score());
                sum += gain;
                squares += gain * gain;
                if (comparison.score() != 0.5) {
                    decided++;
                    predicted += (model > 0.5) == (comparison.score() > 0.5) ? 1 : 0;
                    predictedByPosition += (baseline > 0.5) == (comparison.score() > 0.5) ? 1 : 0;
                }
            }
        }
        double mean = n == 0 ? 0 : sum / n;
        double error = n < 2 ? Double.POSITIVE_INFINITY : Math.sqrt(Math.max(0, squares / n - mean * mean) / (n - 1));
        return new JudgeReliability(
                n,
                mean,
                error,
                decided == 0 ? Double.NaN : (double) predicted / decided,
                decided == 0 ? Double.NaN : (double) predictedByPosition / decided,
                splitHalf(field, shuffled, random));
    }

    /** Probability of a win plus half that of a tie, uncertainty of the ratings included (MacKay 1992). */
    private static double predict(Posterior posterior, Comparison comparison) {
        int first = comparison.first();
        int second = comparison.second();
        double uncertain = Math.max(
                0, posterior.variance(first) + posterior.variance(second) - 2 * posterior.covariance(first, second));
        double odds = posterior.mean(first)
                - posterior.mean(second)
                + posterior.positionBias(comparison.judge(), 0.9).estimate();
        return 1 / (1 + Math.exp(-odds / Math.sqrt(1 + Math.PI / 8 * uncertain)));
    }

    private static double score(double probability, double outcome) {
        double p = Math.clamp(probability, LEAST_PROBABILITY, 1 - LEAST_PROBABILITY);
        return outcome * Math.log(p) + (1 - outcome) * Math.log(1 - p);
    }

    /** How often each judge prefers the first, one preference either way added. */
    private static double[] firstShares(Field field) {
        double[] sum = new double[field.judges()];
        double[] count = new double[field.judges()];
        for (Comparison comparison : field.comparisons()) {
            sum[comparison.judge()] += comparison.score();
            count[comparison.judge()]++;
        }
        double[] share = new double[field.judges()];
        for (int j = 0; j < share.length; j++) {
            share[j] = (sum[j] + 1) / (count[j] + 2);
        }
        return share;
    }

    /** The mean over several halvings; each half rates with the priors' means taken out. */
    private static double splitHalf(Field field, List<Comparison> comparisons, SplittableRandom random) {
        if (field.size() < 3 || comparisons.size() < 4) {
            return Double.NaN;
        }
        List<Comparison> shuffled = new ArrayList<>(comparisons);
        double total = 0;
        for (int halving = 0; halving < HALVINGS; halving++) {
            shuffle(shuffled, random);
            int half = shuffled.size() / 2;
            total += correlation(rate(field, shuffled.subList(0, half)), rate(field, shuffled.subList(half, 2 * half)));
        }
        double correlation = total / HALVINGS;
        return 2 * correlation / (1 + Math.max(correlation, -0.99));
    }

    private static double[] rate(Field field, List<Comparison> comparisons) {
        Posterior posterior = new BradleyTerry().rate(Field.of(field.size(), field.judges(), comparisons));
        double[] means = new double[field.size()];
        for (int i = 0; i < means.length; i++) {
            means[i] = posterior.mean(i);
        }
        return means;
    }

    private static double correlation(double[] a, double[] b) {
        double meanA = 0;
        double meanB = 0;
        for (int i = 0; i < a.length; i++) {
            meanA += a[i] / a.length;
            meanB += b[i] / b.length;
        }
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += (a[i] - meanA) * (b[i] - meanB);
            aa += (a[i] - meanA) * (a[i] - meanA);
            bb += (b[i] - meanB) * (b[i] - meanB);
        }
        return aa == 0 || bb == 0 ? 0 : ab / Math.sqrt(aa * bb);
    }

    private static void shuffle(List<Comparison> list, SplittableRandom random) {
        for (int i = list.size() - 1; i > 0; i--) {
            Collections.swap(list, i, random.nextInt(i + 1));
        }
    }
}
