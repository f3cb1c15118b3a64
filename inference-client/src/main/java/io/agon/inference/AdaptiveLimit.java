package io.agon.inference;

import java.util.HashMap;
import java.util.Map;

/**
 * How many calls one address takes at once, learnt from how it answers. Pure: time comes in from outside. Not for threads
 * to share.
 *
 * <p>The limit begins at the most there may be, because a tier's own queue keeps it busy and only its answers tell that
 * there is too much. A refusal (429, 503) or a timeout means that fewer than the calls then in flight are served: the limit
 * falls below that number, and once per round trip by a further share, so that replicas which began unequal become equal.
 * It comes back along the cubic of RFC 9438, with time counted in round trips, each a limit's worth of answers: quickly to
 * the number that was refused, slowly around it, quickly beyond. Calls that take more than {@link #STRETCH} times what calls
 * of their role took at best say that the tier's queue grows: the limit falls by as much as the stretch is too long.
 *
 * <p>It grows only while calls wait for it: what is not used proves nothing.
 */
public final class AdaptiveLimit {
    /** Latency may grow to this multiple of the best before the limit falls. */
    static final double STRETCH = 2.0;

    /** What is left of the limit after a refusal. */
    private static final double KEPT = 0.97;
    /** Calls per cubed round trip; RFC 9438, section 5, has it per cubed second. */
    private static final double CUBIC = 1.0;
    /** What one window of long calls may take from the limit. */
    private static final double LARGEST_CUT = 0.5;
    /** The best latency is forgotten by this much each window: prompts grow in the course of a run. */
    private static final double FORGOTTEN = 1.02;
    /** Fewest calls from which a mean latency is taken. */
    private static final int FEWEST = 16;

    private final int most;
    private final Map<String, Latency> roles = new HashMap<>();
    private double limit;
    private double refusedAt;
    private double cutTo;
    private double tripsSinceCut;
    private long lastCut = Long.MIN_VALUE;
    private int calls;

    /** Latency of one role's calls in seconds: the best window's mean, and this window's. */
    private static final class Latency {
        private double best = Double.NaN;
        private double sum;
        private int count;
    }

    /** @param most calls in flight that are never exceeded, at least 1 */
    public AdaptiveLimit(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("most is " + most + ": must be at least 1");
        }
        this.most = most;
        this.limit = most;
        this.refusedAt = most;
        this.cutTo = most;
    }

    /** Calls that may be in flight now, 1 to the most. */
    public int calls() {
        return (int) Math.round(limit);
    }

    /**
     * A call was answered.
     *
     * @param role what it was for: latencies are compared within a role
     * @param sent when, in nanoseconds of any one clock
     * @param ended when the answer was whole, the same clock
     * @param inFlight calls in flight when it was sent, itself included
     */
    public void answered(String role, long sent, long ended, int inFlight) {
        double seconds = (ended - sent) / 1e9;
        if (sent < lastCut) {
            return;
        }
        Latency latency = roles.computeIfAbsent(role, r -> new Latency());
        latency.sum += seconds;
        latency.count++;
        calls++;
        boolean used = 2 * inFlight >= calls();
        if (calls >= Math.max(FEWEST, limit)) {
            endWindow(ended, used);
        }
        if (used) {
            grow();
        }
    }

    /**
     * A call was refused, or was not answered in time.
     *
     * @param sent when, in nanoseconds of any one clock
     * @param ended when that was known, by the same clock
     * @param inFlight calls in flight when it was sent, itself included
     */
    public void refused(long sent, long ended, int inFlight) {
        double served = Math.max(1, inFlight - 1);
        if (sent >= lastCut) {
            refusedAt = Math.min(limit, served);
            cut(refusedAt * KEPT, ended);
        } else if (served < refusedAt) {
            refusedAt = served;
            cut(Math.min(limit, served * KEPT), lastCut);
        }
    }

    private void endWindow(long now, boolean used) {
        double taken = 0;
        double expected = 0;
        for (Latency latency : roles.values()) {
            if (latency.count >= FEWEST) {
                double mean = latency.sum / latency.count;
                double best = Double.isNaN(latency.best) ? mean : Math.min(mean, latency.best * FORGOTTEN);
                taken += latency.sum;
                expected += best * latency.count;
                latency.best = best;
                latency.sum = 0;
                latency.count = 0;
            }
        }
        calls = 0;
        if (used && taken > STRETCH * expected) {
            refusedAt = limit;
            cut(limit * Math.max(LARGEST_CUT, STRETCH * expected / taken), now);
        }
    }

    private void cut(double to, long now) {
        limit = Math.max(1, to);
        cutTo = limit;
        tripsSinceCut = 0;
        lastCut = now;
        calls = 0;
        roles.values().forEach(latency -> {
            latency.sum = 0;
            latency.count = 0;
        });
    }

    private void grow() {
        if (limit < most) {
            tripsSinceCut += 1 / limit;
            double plateau = Math.cbrt((refusedAt - cutTo) / CUBIC);
            double cubic = refusedAt + CUBIC * Math.pow(tripsSinceCut - plateau, 3);
            limit = Math.min(most, Math.max(limit, cubic));
        }
    }
}
