package io.agon.simulator.tier;

/**
 * How the simulated tier serves.
 *
 * @param slots requests served at once, at least 1
 * @param queue requests that may wait for a slot; more are answered 429
 * @param latency time that a request occupies its slot
 * @param faults shares of requests that fail
 * @param cacheTokens prompt tokens that the prefix cache holds, at least 0
 */
public record TierOptions(int slots, int queue, Latency latency, Faults.Shares faults, int cacheTokens) {
    public TierOptions {
        if (slots < 1) {
            throw new IllegalArgumentException("slots is " + slots + ": must be at least 1");
        }
        if (queue < 0) {
            throw new IllegalArgumentException("queue is " + queue + ": must be at least 0");
        }
        if (cacheTokens < 0) {
            throw new IllegalArgumentException("cacheTokens is " + cacheTokens + ": must be at least 0");
        }
    }

    /** Instant, without faults, 256 slots, a cache of about half a million tokens. */
    public static TierOptions defaults() {
        return new TierOptions(256, 10_000, new Latency.Instant(), Faults.Shares.NONE, 1 << 19);
    }

    /** The same with other slots and queue. */
    public TierOptions withSlots(int count, int waiting) {
        return new TierOptions(count, waiting, latency, faults, cacheTokens);
    }

    /** The same with another latency. */
    public TierOptions withLatency(Latency other) {
        return new TierOptions(slots, queue, other, faults, cacheTokens);
    }

    /** The same with other faults. */
    public TierOptions withFaults(Faults.Shares shares) {
        return new TierOptions(slots, queue, latency, shares, cacheTokens);
    }

    /** The same with another prefix cache. */
    public TierOptions withCacheTokens(int tokens) {
        return new TierOptions(slots, queue, latency, faults, tokens);
    }
}
