package io.agon.benchmarks.ranking;

/** Independent seeds from one. */
final class Seeds {
    private Seeds() {}

    /** Mixes in each part with the finaliser of Steele, Lea and Flood 2014 (SplitMix64). */
    static long mix(long seed, long... parts) {
        long state = finish(seed);
        for (long part : parts) {
            state = finish(state + 0x9E3779B97F4A7C15L + finish(part));
        }
        return state;
    }

    private static long finish(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
