package io.agon.simulator.draw;

import java.util.List;

/**
 * Random draws that follow from a key alone (SplitMix64). Not for threads to share.
 *
 * <p>Same key, same draws, on every machine and release of Java.
 */
public final class Draws {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private long state;

    private Draws(long state) {
        this.state = state;
    }

    /** Draws keyed by all of these parts, in this order. */
    public static Draws of(long... parts) {
        return new Draws(key(parts));
    }

    /** One number that stands for all of these parts, in this order. */
    public static long key(long... parts) {
        long key = 0x5DEECE66DL;
        for (long part : parts) {
            key = mix(key * 31 + mix(part + GOLDEN));
        }
        return key;
    }

    /** A 64-bit hash of a text. */
    public static long hash(CharSequence text) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
        }
        return mix(hash);
    }

    /** The next 64 random bits. */
    public long next() {
        state += GOLDEN;
        return mix(state);
    }

    /** Uniform from 0 (inclusive) to 1 (exclusive). */
    public double uniform() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    /** Uniform from 0 (inclusive) to a bound (exclusive), at least 1. */
    public int below(int bound) {
        return (int) (uniform() * bound);
    }

    /** True with this probability. */
    public boolean chance(double probability) {
        return uniform() < probability;
    }

    /** Standard normal (Box and Muller). */
    public double normal() {
        return Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
    }

    /** Gamma with this shape and scale 1 (Marsaglia and Tsang, 2000). */
    public double gamma(double shape) {
        if (shape < 1) {
            return gamma(shape + 1) * Math.pow(1 - uniform(), 1 / shape);
        }
        double d = shape - 1 / 3.0;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = normal();
            double v = 1 + c * x;
            if (v > 0) {
                v = v * v * v;
                if (Math.log(1 - uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
                    return d * v;
                }
            }
        }
    }

    /** One of the elements, all alike. */
    public <T> T pick(List<T> elements) {
        return elements.get(below(elements.size()));
    }

    private static long mix(long z) {
        long x = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
        return x ^ (x >>> 31);
    }
}
