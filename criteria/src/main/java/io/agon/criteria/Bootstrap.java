package io.agon.criteria;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Intervals by drawing again what was observed (Efron, Bootstrap Methods, Annals of Statistics 7, 1979; the percentile method). What
 * is drawn are whole clusters: observations that share a brief, or a story, are not independent of each other.
 */
public final class Bootstrap {
    private Bootstrap() {}

    /**
     * An interval.
     *
     * @param clusters how many were observed, at least 1
     * @param statistic of some of them, each named as often as it counts; NaN where it cannot be told, which is left out
     * @param level such as 0.95
     * @param resamples at least 100
     */
    public static Interval of(int clusters, ToDoubleFunction<int[]> statistic, double level, int resamples, long seed) {
        double estimate = statistic.applyAsDouble(IntStream.range(0, clusters).toArray());
        SplittableRandom random = new SplittableRandom(seed);
        double[] drawn = IntStream.range(0, resamples)
                .mapToDouble(i -> statistic.applyAsDouble(
                        random.ints(clusters, 0, clusters).toArray()))
                .filter(value -> !Double.isNaN(value))
                .toArray();
        if (drawn.length == 0) {
            return new Interval(Double.NaN, estimate, Double.NaN);
        }
        Arrays.sort(drawn);
        return new Interval(quantile(drawn, (1 - level) / 2), estimate, quantile(drawn, (1 + level) / 2));
    }

    /** Between the two nearest values, in proportion. */
    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
