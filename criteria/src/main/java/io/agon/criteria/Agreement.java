package io.agon.criteria;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far judges agree beyond chance: Krippendorff's alpha (Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011), for any
 * number of judges, with gaps. 1: they agree wholly; 0: as chance would have it; below: they contradict each other. From 0.8 on
 * conclusions are safe, from 0.667 on tentative (Krippendorff, Content Analysis, 2004).
 */
public final class Agreement {
    private Agreement() {}

    /** What the difference of two ratings means. */
    public enum Scale {
        /** Equal or not. */
        NOMINAL,
        /** Which is more. */
        ORDINAL,
        /** How much more. */
        INTERVAL
    }

    /**
     * Alpha.
     *
     * @param ratings one row for each thing that was rated, one column for each judge; NaN where a judge did not rate it. Things
     *     that fewer than two judges rated do not count
     * @return at most 1; NaN where nothing can be told: no thing was rated twice, or all ratings are equal
     */
    public static double alpha(double[][] ratings, Scale scale) {
        double[][] units = Arrays.stream(ratings)
                .map(row ->
                        Arrays.stream(row).filter(value -> !Double.isNaN(value)).toArray())
                .filter(row -> row.length > 1)
                .toArray(double[][]::new);
        return switch (scale) {
            case NOMINAL -> nominal(units);
            case ORDINAL -> interval(ranked(units));
            case INTERVAL -> interval(units);
        };
    }

    /**
     * Alpha with an interval: things are drawn again, with all their ratings.
     *
     * @param level such as 0.95
     * @param resamples at least 100
     */
    public static Interval alpha(double[][] ratings, Scale scale, double level, int resamples, long seed) {
        return Bootstrap.of(
                ratings.length,
                rows -> alpha(Arrays.stream(rows).mapToObj(row -> ratings[row]).toArray(double[][]::new), scale),
                level,
                resamples,
                seed);
    }

    private static double nominal(double[][] units) {
        Map<Double, Integer> all = new HashMap<>();
        double pairable = 0;
        double observed = 0;
        for (double[] unit : units) {
            Map<Double, Integer> counts = new HashMap<>();
            for (double value : unit) {
                counts.merge(value, 1, Integer::sum);
                all.merge(value, 1, Integer::sum);
            }
            observed += different(counts) / (unit.length - 1);
            pairable += unit.length;
        }
        return 1 - (pairable - 1) * observed / different(all);
    }

    /** Ordered pairs of two ratings that differ. */
    private static double different(Map<Double, Integer> counts) {
        double sum = 0;
        double squares = 0;
        for (int count : counts.values()) {
            sum += count;
            squares += (double) count * count;
        }
        return sum * sum - squares;
    }

    private static double interval(double[][] units) {
        double pairable = 0;
        double sum = 0;
        double squares = 0;
        double observed = 0;
        for (double[] unit : units) {
            double unitSum = 0;
            double unitSquares = 0;
            for (double value : unit) {
                unitSum += value;
                unitSquares += value * value;
            }
            observed += distances(unit.length, unitSum, unitSquares) / (unit.length - 1);
            pairable += unit.length;
            sum += unitSum;
            squares += unitSquares;
        }
        double expected = distances(pairable, sum, squares);
        return expected > 0 ? 1 - (pairable - 1) * observed / expected : Double.NaN;
    }

    /** Squared differences over all ordered pairs. */
    private static double distances(double count, double sum, double squares) {
        return Math.max(0, 2 * (count * squares - sum * sum));
    }

    /**
     * Values replaced by the middle of their ranks: the ordinal difference of two values, ratings between them and half of those
     * equal to either, is the difference of these.
     */
    private static double[][] ranked(double[][] units) {
        TreeMap<Double, Integer> counts = new TreeMap<>();
        for (double[] unit : units) {
            for (double value : unit) {
                counts.merge(value, 1, Integer::sum);
            }
        }
        Map<Double, Double> ranks = new HashMap<>();
        double below = 0;
        for (Map.Entry<Double, Integer> entry : counts.entrySet()) {
            ranks.put(entry.getKey(), below + entry.getValue() / 2.0);
            below += entry.getValue();
        }
        return Arrays.stream(units)
                .map(unit -> Arrays.stream(unit).map(ranks::get).toArray())
                .toArray(double[][]::new);
    }
}
