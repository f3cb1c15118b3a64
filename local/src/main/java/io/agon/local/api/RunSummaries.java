package io.agon.local.api;

import java.time.Instant;
import java.util.List;

/** Runs, newest first. */
public record RunSummaries(List<RunSummary> runs, String next) {
    public RunSummaries {
        runs = runs == null ? List.of() : List.copyOf(runs);
    }

    /** One run in a list. */
    public record RunSummary(
            String id,
            String status,
            String title,
            Instant createdAt,
            Instant endedAt,
            int generation,
            int generations,
            boolean simulated) {}
}
