package io.agon.local.display;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** How fast something is being decided, from what was seen in the last half minute. Not thread-safe. */
public final class Pace {
    private static final Duration WINDOW = Duration.ofSeconds(30);
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final Deque<Seen> seen = new ArrayDeque<>();

    private record Seen(Instant when, int decided) {}

    public void see(Instant when, int decided) {
        seen.addLast(new Seen(when, decided));
        while (seen.size() > 2 && Duration.between(seen.getFirst().when(), when).compareTo(WINDOW) > 0) {
            seen.removeFirst();
        }
    }

    /** Per second; nothing before there is enough to tell. */
    public Optional<Double> perSecond() {
        if (seen.size() < 2) {
            return Optional.empty();
        }
        Duration span = Duration.between(seen.getFirst().when(), seen.getLast().when());
        int done = seen.getLast().decided() - seen.getFirst().decided();
        return span.compareTo(SHORTEST) < 0 || done <= 0
                ? Optional.empty()
                : Optional.of(done / (span.toMillis() / 1000.0));
    }

    /** How long the rest takes at this pace. */
    public Optional<Duration> remaining(int outstanding) {
        return perSecond().map(rate -> Duration.ofMillis(Math.round(1000.0 * Math.max(0, outstanding) / rate)));
    }
}
