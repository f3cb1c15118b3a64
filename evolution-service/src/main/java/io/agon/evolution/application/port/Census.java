package io.agon.evolution.application.port;

import io.agon.evolution.domain.run.RunStatus;

import java.util.Map;

/** What there is at the moment, for gauges. */
public interface Census {
    Count count();

    /**
     * Totals over all runs.
     *
     * @param runs number of runs in each status
     * @param draftsOutstanding drafts that runs under way wait for
     * @param matchesOutstanding verdicts that runs under way wait for
     * @param scoresOutstanding scores that somebody asked for
     * @param outboxPending requests that have not left
     */
    record Count(
            Map<RunStatus, Long> runs,
            long draftsOutstanding,
            long matchesOutstanding,
            long scoresOutstanding,
            long outboxPending) {}
}
