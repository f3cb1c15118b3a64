package io.agon.simulator.tier;

import io.agon.simulator.draw.Draws;

import java.math.BigDecimal;
import java.time.Duration;

/** How long a request occupies its slot. */
public sealed interface Latency {
    /**
     * The time of one request.
     *
     * @param computed prompt tokens that the cache did not hold
     * @param completion tokens generated
     * @param draws of this request
     */
    Duration of(int computed, int completion, Draws draws);

    /** No time at all. */
    record Instant() implements Latency {
        @Override
        public Duration of(int computed, int completion, Draws draws) {
            return Duration.ZERO;
        }
    }

    /**
     * Always the same.
     *
     * @param time not negative
     */
    record Fixed(Duration time) implements Latency {
        public Fixed {
            notNegative("time", time);
        }

        @Override
        public Duration of(int computed, int completion, Draws draws) {
            return time;
        }
    }

    /**
     * Log-normal.
     *
     * @param mean mean of the times, not of their logarithms
     * @param sigma standard deviation of their logarithms, at least 0
     */
    record LogNormal(Duration mean, double sigma) implements Latency {
        public LogNormal {
            notNegative("mean", mean);
            if (!(sigma >= 0 && sigma < 10)) {
                throw new IllegalArgumentException("sigma is " + sigma + ": must lie between 0 and 10");
            }
        }

        @Override
        public Duration of(int computed, int completion, Draws draws) {
            double factor = Math.exp(sigma * draws.normal() - sigma * sigma / 2);
            return Duration.ofNanos((long) (mean.toNanos() * factor));
        }
    }

    /**
     * Prefill of what is not cached, then decoding, each at its rate.
     *
     * @param prefillRate prompt tokens a second, above 0
     * @param decodeRate completion tokens a second, above 0
     */
    record PerToken(double prefillRate, double decodeRate) implements Latency {
        public PerToken {
            if (!(prefillRate > 0) || !(decodeRate > 0)) {
                throw new IllegalArgumentException(
                        "prefillRate is " + prefillRate + ", decodeRate is " + decodeRate + ": must be above 0");
            }
        }

        @Override
        public Duration of(int computed, int completion, Draws draws) {
            return Duration.ofNanos((long) (1e9 * (computed / prefillRate + completion / decodeRate)));
        }
    }

    /**
     * Reads {@code instant}, {@code fixed:500ms}, {@code lognormal:1s:0.6} or {@code tokens:20000:60}.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    static Latency parse(String text) {
        String[] parts = text.strip().split(":");
        try {
            return switch (parts[0] + "/" + parts.length) {
                case "instant/1" -> new Instant();
                case "fixed/2" -> new Fixed(duration(parts[1]));
                case "lognormal/3" -> new LogNormal(duration(parts[1]), Double.parseDouble(parts[2]));
                case "tokens/3" -> new PerToken(Double.parseDouble(parts[1]), Double.parseDouble(parts[2]));
                case String other -> throw new IllegalArgumentException("unknown shape " + other);
            };
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "latency is '" + text
                            + "': must be instant, fixed:500ms, lognormal:MEAN:SIGMA or tokens:PREFILL:DECODE",
                    e);
        }
    }

    private static Duration duration(String text) {
        if (text.endsWith("ms")) {
            return nanos(text.substring(0, text.length() - 2), 6);
        }
        if (text.endsWith("s")) {
            return nanos(text.substring(0, text.length() - 1), 9);
        }
        return Duration.parse(text);
    }

    /** Read as a decimal: NaN and Infinity are no durations. */
    private static Duration nanos(String number, int digits) {
        return Duration.ofNanos(
                new BigDecimal(number).movePointRight(digits).toBigInteger().longValueExact());
    }

    private static void notNegative(String name, Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException(name + " is " + time + ": must not be negative");
        }
    }
}
