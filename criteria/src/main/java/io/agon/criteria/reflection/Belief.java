package io.agon.criteria.reflection;

import io.agon.criteria.Normal;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What is believed of the gain of an action, before it is tried: normal, with this mean and variance, and what a single try adds to
 * it by chance.
 *
 * @param mean expected gain
 * @param variance of the expectation, above 0
 * @param noise variance of a single try around it, above 0
 */
public record Belief(double mean, double variance, double noise) {
    public Belief {
        if (!Double.isFinite(mean) || !(variance > 0) || !(noise > 0)) {
            throw new IllegalArgumentException("mean is " + mean + ", variance is " + variance + ", noise is " + noise
                    + ": must be finite, above 0");
        }
    }

    /**
     * The belief after so many tries with this mean gain (the normal-normal model; Gelman et al., Bayesian Data Analysis, section
     * 2.5).
     *
     * @param tries at least 0; fractions count as less than a try
     */
    public Belief after(double tries, double gain) {
        double precision = 1 / variance + tries / noise;
        return new Belief((mean / variance + tries * gain / noise) / precision, 1 / precision, noise);
    }

    /**
     * What is believed of what somebody advises, where these lessons came to mind: this belief, and what they gained, each as often
     * as it was advised and as far as it is alike (moments of the two-level normal model, shrunk towards this belief).
     *
     * @param weight how many pieces of advice this belief counts for, above 0
     */
    public Belief amid(List<Recalled> recalled, double weight) {
        double advised = weight;
        double gains = weight * mean;
        double tries = weight;
        double squares = weight * noise;
        for (Recalled one : recalled) {
            Lesson lesson = one.lesson();
            double counts = one.similarity() * lesson.advised();
            advised += counts;
            gains += counts * lesson.gain();
            tries += one.similarity() * Math.max(0, lesson.uses() - 1);
            squares += one.similarity() * lesson.squares();
        }
        double centre = gains / advised;
        double single = squares / tries;
        double spread = weight * variance;
        for (Recalled one : recalled) {
            Lesson lesson = one.lesson();
            if (lesson.uses() > 0) {
                double off = lesson.gain() - centre;
                spread += one.similarity() * lesson.advised() * Math.max(0, off * off - single / lesson.uses());
            }
        }
        return new Belief(centre, spread / advised, single);
    }

    /**
     * Gain to expect of one try whose harm need not be taken, since what is worse than before is not kept: E max(0, g), g normal
     * (Jones, Schonlau, Welch 1998: expected improvement).
     */
    public double improvement() {
        double deviation = Math.sqrt(variance + noise);
        double z = mean / deviation;
        return mean * Normal.below(z) + deviation * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    }

    /** An expectation drawn as it is believed. */
    double drawn(RandomGenerator random) {
        return random.nextGaussian(mean, Math.sqrt(variance));
    }
}
