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
     * @param matchesAhead verdicts that runs under way may still need until their last generation, those outstanding included
     * @param outboxPending requests that have not left
     * @param budgetSpent the largest share of a budget that a run under way has spent, 0 and up; 0 where none has a budget
     * @param campaigns number of campaigns in each status
     */
    record Count(
            Map<RunStatus, Long> runs,
            long draftsOutstanding,
            long matchesOutstanding,
            long matchesAhead,
            long scoresOutstanding,
            long outboxPending,
            double budgetSpent,
            Map<Campaigns.Status, Long> campaigns) {}
}
