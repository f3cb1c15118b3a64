package io.agon.simulator.tier;

import io.agon.simulator.draw.Draws;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which requests fail, and how. Drawn from what is asked and how often it was asked before, so that a retry can pass and a
 * replayed run meets the same faults in any order of arrival. Not for threads to share.
 */
public final class Faults {
    private static final int REMEMBERED = 200_000;

    private final Shares shares;
    private final long seed;
    private final Map<Long, Integer> seen = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Integer> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** What happens to a request. */
    public enum Fate {
        SERVED,
        RATE_LIMITED,
        SERVER_ERROR,
        UNAVAILABLE,
        HANGS
    }

    /**
     * Shares of requests that fail; together at most 1.
     *
     * @param rateLimited answered 429
     * @param serverError answered 500
     * @param unavailable answered 503
     * @param hangs never answered
     */
    public record Shares(double rateLimited, double serverError, double unavailable, double hangs) {
        /** Nothing fails. */
        public static final Shares NONE = new Shares(0, 0, 0, 0);

        public Shares {
            double sum = rateLimited + serverError + unavailable + hangs;
            if (!(Math.min(Math.min(rateLimited, serverError), Math.min(unavailable, hangs)) >= 0 && sum <= 1)) {
                throw new IllegalArgumentException("fault shares are " + rateLimited + ", " + serverError + ", "
                        + unavailable + ", " + hangs + ": must be at least 0 and at most 1 together");
            }
        }

        boolean none() {
            return rateLimited + serverError + unavailable + hangs == 0;
        }
    }

    /** A fate, and draws for whatever else this attempt needs. */
    public record Attempt(Fate fate, Draws draws) {}

    public Faults(Shares shares, long seed) {
        this.shares = shares;
        this.seed = seed;
    }

    /** The fate of the next attempt at this content. */
    public Attempt next(long content) {
        int attempt = seen.merge(content, 1, Integer::sum);
        Draws draws = Draws.of(seed, content, attempt);
        double u = draws.uniform();
        if (shares.none()) {
            return new Attempt(Fate.SERVED, draws);
        }
        double bound = shares.rateLimited();
        if (u < bound) {
            return new Attempt(Fate.RATE_LIMITED, draws);
        }
        if (u < (bound += shares.serverError())) {
            return new Attempt(Fate.SERVER_ERROR, draws);
        }
        if (u < (bound += shares.unavailable())) {
            return new Attempt(Fate.UNAVAILABLE, draws);
        }
        return new Attempt(u < bound + shares.hangs() ? Fate.HANGS : Fate.SERVED, draws);
    }
}
