package io.agon.benchmarks.concurrency;

import com.netflix.concurrency.limits.Limit;
import com.netflix.concurrency.limits.limit.AIMDLimit;
import com.netflix.concurrency.limits.limit.Gradient2Limit;
import com.netflix.concurrency.limits.limit.VegasLimit;
import com.netflix.concurrency.limits.limit.WindowedLimit;
import io.agon.inference.AdaptiveLimit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** A way to find how many calls a tier takes at once. Times are nanoseconds since the beginning. */
interface Limiter {
    /** Calls that may be in flight now. */
    int calls();

    /** A call was answered; {@code inFlight} is what was in flight when it was sent. */
    void answered(long sent, long ended, int inFlight);

    /** A call was refused or given up. */
    void refused(long sent, long ended, int inFlight);

    /** Those compared, by name, each made from the most calls that its replica has. */
    static Map<String, IntFunction<Limiter>> all() {
        Map<String, IntFunction<Limiter>> all = new LinkedHashMap<>();
        all.put("none", Limiter::none);
        all.put(
                "gradient2",
                most -> ofNetflix(WindowedLimit.newBuilder()
                        .build(Gradient2Limit.newBuilder()
                                .initialLimit(most)
                                .maxConcurrency(most)
                                .minLimit(1)
                                .rttTolerance(2.0)
                                .build())));
        all.put(
                "vegas",
                most -> ofNetflix(WindowedLimit.newBuilder()
                        .build(VegasLimit.newBuilder()
                                .initialLimit(most)
                                .maxConcurrency(most)
                                .build())));
        all.put(
                "aimd",
                most -> ofNetflix(AIMDLimit.newBuilder()
                        .initialLimit(most)
                        .maxLimit(most)
                        .minLimit(1)
                        .backoffRatio(0.9)
                        .timeout(1, TimeUnit.HOURS)
                        .build()));
        all.put("agon", Limiter::ofAgon);
        return all;
    }

    private static Limiter none(int most) {
        return new Limiter() {
            @Override
            public int calls() {
                return most;
            }

            @Override
            public void answered(long sent, long ended, int inFlight) {
                // learns nothing
            }

            @Override
            public void refused(long sent, long ended, int inFlight) {
                // learns nothing
            }
        };
    }

    private static Limiter ofAgon(int most) {
        AdaptiveLimit limit = new AdaptiveLimit(most);
        return new Limiter() {
            @Override
            public int calls() {
                return limit.calls();
            }

            @Override
            public void answered(long sent, long ended, int inFlight) {
                limit.answered("judge", sent, ended, inFlight);
            }

            @Override
            public void refused(long sent, long ended, int inFlight) {
                limit.refused(sent, ended, inFlight);
            }
        };
    }

    private static Limiter ofNetflix(Limit limit) {
        return new Limiter() {
            @Override
            public int calls() {
                return limit.getLimit();
            }

            @Override
            public void answered(long sent, long ended, int inFlight) {
                limit.onSample(sent, Math.max(1, ended - sent), inFlight, false);
            }

            @Override
            public void refused(long sent, long ended, int inFlight) {
                limit.onSample(sent, Math.max(1, ended - sent), inFlight, true);
            }
        };
    }
}
