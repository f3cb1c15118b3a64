package io.agon.evolution.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Goes on with pieces of work: whoever hears of one asks for it, asking often makes it no more often than needed, and what was quiet for a
 * while is gone on with as well, for another replica may have heard of it. Thread-safe.
 */
final class GoingOn {
    private static final Duration USUAL = Duration.ofSeconds(5);

    private final Executor executor;
    private final Clock clock;
    private final Consumer<String> step;
    private final Duration quiet;
    private final Set<String> queued = ConcurrentHashMap.newKeySet();
    private final Map<String, Instant> seen = new ConcurrentHashMap<>();

    /**
     * @param executor does the steps; what it is given may throw
     * @param step goes on with the work of an id as far as that goes now
     */
    GoingOn(Executor executor, Clock clock, Consumer<String> step) {
        this(executor, clock, step, USUAL);
    }

    /** @param quiet how long nothing need be heard of it */
    GoingOn(Executor executor, Clock clock, Consumer<String> step, Duration quiet) {
        this.executor = executor;
        this.clock = clock;
        this.step = step;
        this.quiet = quiet;
    }

    void with(String id) {
        if (queued.add(id)) {
            executor.execute(() -> {
                queued.remove(id);
                seen.put(id, clock.instant());
                step.accept(id);
            });
        }
    }

    /** Goes on with those of the active ones of which nothing was heard for a while. */
    void look(List<String> active) {
        seen.keySet().retainAll(active);
        Instant before = clock.instant().minus(quiet);
        active.stream()
                .filter(id -> !seen.getOrDefault(id, Instant.MIN).isAfter(before))
                .forEach(this::with);
    }
}
