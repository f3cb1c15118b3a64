package io.agon.evolution.application;

import io.agon.evolution.domain.run.MatchCounts;
import io.agon.evolution.domain.run.Run;
import io.agon.evolution.domain.run.RunStatus;
import io.agon.evolution.domain.specification.Ranking;
import io.agon.evolution.domain.specification.RunSpecification;

/**
 * AlphaWrite's schedule: a cohort is drafted, then judged in rounds, then bred from; each waits for the one before.
 * Budgets are looked at here only, between rounds, so that what a run does never depends on the order in which results came
 * in.
 */
final class GenerationalSchedule implements Schedule {
    /** Most matches issued at once where neither specification nor budget says otherwise: bounds memory. */
    static final int LARGEST_ROUND = 16_384;

    @Override
    public void advance(Turn turn) {
        Run run = turn.run();
        if (run.status() == RunStatus.DRAFTING && run.drafts().outstanding() == 0) {
            cohortDrafted(turn);
        } else if (run.status() == RunStatus.JUDGING && run.matches().outstanding() == 0) {
            roundJudged(turn);
        }
    }

    private static void cohortDrafted(Turn turn) {
        if (turn.pausesForTooFew()) {
            return;
        }
        turn.warnOfEmptyPlaces();
        String spent = turn.spent();
        if (spent != null) {
            turn.rate();
            turn.finish(spent);
            return;
        }
        RunSpecification specification = turn.specification();
        turn.become(turn.run()
                .judging(specification.ranking().matches(turn.population().size())));
        if (!issue(turn, specification.survivors())) {
            generationJudged(turn, null);
        }
    }

    private static void roundJudged(Turn turn) {
        String spent = turn.spent();
        MatchCounts matches = turn.run().generationMatches();
        if (spent == null && matches.issued() < matches.planned()) {
            int sought = turn.sought();
            if (sought == 0) {
                turn.saveTheRest();
            } else {
                turn.lead();
                if (issue(turn, sought)) {
                    return;
                }
            }
        }
        generationJudged(turn, spent);
    }

    private static void generationJudged(Turn turn, String spent) {
        if (turn.pausesForUnreadable()) {
            return;
        }
        turn.rate();
        if (spent != null || turn.lastGeneration()) {
            turn.finish(spent);
        } else {
            turn.breed();
        }
    }

    private static boolean issue(Turn turn, int sought) {
        MatchCounts counts = turn.run().generationMatches();
        long most = Math.min(counts.planned() - counts.issued(), round(turn));
        return turn.issue(sought, most, false);
    }

    /**
     * Random pairing asks nothing of the ratings, so that nothing need be waited for: all matches at once, unless a
     * budget may end the generation early or the specification names a batch.
     */
    private static int round(Turn turn) {
        Ranking ranking = turn.specification().ranking();
        boolean atOnce = ranking.pairing() == Ranking.Pairing.RANDOM
                && ranking.batch() == null
                && turn.specification().budget().unlimited();
        return atOnce ? LARGEST_ROUND : ranking.round(turn.population().size());
    }
}
