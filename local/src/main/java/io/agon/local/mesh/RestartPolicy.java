package io.agon.local.mesh;

import java.time.Duration;

/** How often a part that keeps dying is started again. Not thread-safe: one for each part. */
final class RestartPolicy {
    /** A part that lived at least this long counts as healthy: its earlier deaths are forgotten. */
    private final Duration healthy;

    private final Duration firstDelay;
    private final Duration longestDelay;
    private final int quickDeathsAllowed;
    private int quickDeaths;

    RestartPolicy(Duration healthy, Duration firstDelay, Duration longestDelay, int quickDeathsAllowed) {
        this.healthy = healthy;
        this.firstDelay = firstDelay;
        this.longestDelay = longestDelay;
        this.quickDeathsAllowed = quickDeathsAllowed;
    }

    /** At once, then with doubling delays; no more after five quick deaths in a row. */
    static RestartPolicy usual() {
        return new RestartPolicy(Duration.ofSeconds(20), Duration.ofMillis(100), Duration.ofSeconds(5), 5);
    }

    /** What to do. */
    sealed interface Decision {
        record Restart(Duration after) implements Decision {}

        record GiveUp(int quickDeaths) implements Decision {}
    }

    Decision afterDeath(Duration lived) {
        quickDeaths = lived.compareTo(healthy) >= 0 ? 1 : quickDeaths + 1;
        if (quickDeaths >= quickDeathsAllowed) {
            return new Decision.GiveUp(quickDeaths);
        }
        Duration delay = firstDelay.multipliedBy(1L << Math.min(quickDeaths - 1, 20));
        return new Decision.Restart(delay.compareTo(longestDelay) > 0 ? longestDelay : delay);
    }
}
