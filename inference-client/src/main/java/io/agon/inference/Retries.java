package io.agon.inference;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Tries a call again while its failure may pass: the one place for retries. Pauses double from the first, with jitter; an
 * endpoint's {@code Retry-After} is honoured. The budget bounds failures and time together; refusals for want of room are
 * bounded by time alone, for the endpoint is well and only has too much to do.
 */
final class Retries {
    private final Budget budget;
    private final RandomGenerator jitter;
    private final LongSupplier nanos;
    private final Pause pause;

    /**
     * @param attempts most calls that fail for another reason than want of room, at least 1
     * @param first longest first pause
     * @param longest longest pause
     * @param total no new call begins later than this after the first failure
     */
    record Budget(int attempts, Duration first, Duration longest, Duration total) {}

    /** Waits; a test does not. */
    @FunctionalInterface
    interface Pause {
        void take(Duration pause) throws InterruptedException;
    }

    Retries(Budget budget, RandomGenerator jitter) {
        this(budget, jitter, System::nanoTime, Thread::sleep);
    }

    Retries(Budget budget, RandomGenerator jitter, LongSupplier nanos, Pause pause) {
        this.budget = budget;
        this.jitter = jitter;
        this.nanos = nanos;
        this.pause = pause;
    }

    /**
     * Calls, and calls again while that may help.
     *
     * @throws EndpointFailure the last
     */
    <R> R call(Supplier<R> call) {
        long firstFailure = 0;
        int calls = 0;
        int refusals = 0;
        for (int attempt = 1; ; attempt++) {
            try {
                return call.get();
            } catch (EndpointFailure e) {
                calls += e.attempts();
                refusals += e.refusal() ? 1 : 0;
                firstFailure = attempt == 1 ? nanos.getAsLong() : firstFailure;
                Duration wait = waitAfter(e, attempt);
                boolean inTime = nanos.getAsLong() - firstFailure + wait.toNanos()
                        <= budget.total().toNanos();
                if (!e.passing() || attempt - refusals >= budget.attempts() || !inTime) {
                    throw e.after(calls);
                }
                pauseFor(wait, e, calls);
            }
        }
    }

    private Duration waitAfter(EndpointFailure failure, int attempt) {
        if (failure.retryAfter() != null) {
            return failure.retryAfter();
        }
        long ceiling = Math.min(budget.longest().toMillis(), budget.first().toMillis() << Math.min(attempt - 1, 20));
        return Duration.ofMillis(jitter.nextLong(ceiling / 2, ceiling + 1));
    }

    private void pauseFor(Duration wait, EndpointFailure failure, int calls) {
        try {
            pause.take(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure.after(calls);
        }
    }
}
