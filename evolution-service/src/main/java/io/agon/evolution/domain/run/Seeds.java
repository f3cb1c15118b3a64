package io.agon.evolution.domain.run;

import java.util.Random;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Everything random in a run, derived from its seed, a purpose and keys, never from ids or the order of events. Each
 * combination has its own stream, so that no draw depends on how many were made before.
 */
public final class Seeds {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private final long seed;

    public Seeds(long seed) {
        this.seed = seed;
    }

    /** 64 bits for this purpose and these keys. */
    public long bits(String purpose, long... keys) {
        long state = mix(seed + GOLDEN_GAMMA);
        for (byte letter : purpose.getBytes(UTF_8)) {
            state = mix((state ^ letter) + GOLDEN_GAMMA);
        }
        for (long key : keys) {
            state = mix((state ^ mix(key + GOLDEN_GAMMA)) + GOLDEN_GAMMA);
        }
        return state;
    }

    /** A seed for a model: a non-negative int, which every OpenAI-compatible tier takes. */
    public int modelSeed(String purpose, long... keys) {
        return (int) (bits(purpose, keys) >>> 33);
    }

    /** A stream of its own for this purpose and these keys. */
    public RandomGenerator stream(String purpose, long... keys) {
        return new SplittableRandom(bits(purpose, keys));
    }

    /** A source for {@link java.util.Collections#shuffle}. */
    public Random shuffler(String purpose, long... keys) {
        return new Random(bits(purpose, keys));
    }

    /** The finalizer of SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014). */
    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }
}
