package io.agon.simulator;

import java.util.Arrays;

import static org.assertj.core.api.Assertions.assertThat;

/** Samples against what a model expects of them, within four standard errors. Seeds are fixed: what passes once passes always. */
public final class Samples {
    private static final double STANDARD_ERRORS = 4;

    private Samples() {}

    /** Fails unless this many hits are what this probability lets expect. */
    public static void assertShare(String what, long hits, long tries, double probability) {
        assertCount(what, hits, tries * probability, tries * probability * (1 - probability));
    }

    /** Fails unless a count lies near its expectation, given its variance. */
    public static void assertCount(String what, double count, double expected, double variance) {
        double most = STANDARD_ERRORS * Math.sqrt(variance);
        assertThat(count).as(what).isBetween(expected - most, expected + most);
    }

    /** Fails unless the mean lies near what is expected, with so much allowance beside chance. */
    public static void assertMean(String what, double[] sample, double expected, double allowance) {
        double most = STANDARD_ERRORS * spread(sample) / Math.sqrt(sample.length) + allowance;
        assertThat(mean(sample)).as("mean of " + what).isBetween(expected - most, expected + most);
    }

    /** Fails unless the standard deviation of a roughly normal sample lies near what is expected, with so much allowance. */
    public static void assertSpread(String what, double[] sample, double expected, double allowance) {
        double most = STANDARD_ERRORS * expected / Math.sqrt(2.0 * sample.length) + allowance;
        assertThat(spread(sample)).as("spread of " + what).isBetween(expected - most, expected + most);
    }

    public static double mean(double[] sample) {
        return Arrays.stream(sample).average().orElseThrow();
    }

    /** Standard deviation. */
    public static double spread(double[] sample) {
        double mean = mean(sample);
        return Math.sqrt(Arrays.stream(sample)
                        .map(value -> (value - mean) * (value - mean))
                        .sum()
                / (sample.length - 1));
    }
}
