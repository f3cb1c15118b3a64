package io.agon.benchmarks.ranking;

import java.util.Arrays;

/**
 * A mean with its standard error.
 *
 * @param mean of the values
 * @param error standard error of the mean, 0 for a single value
 */
record Average(double mean, double error) {
    static Average of(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        int n = values.length;
        return new Average(mean, n < 2 ? 0 : Math.sqrt(squares / (n - 1) / n));
    }
}
