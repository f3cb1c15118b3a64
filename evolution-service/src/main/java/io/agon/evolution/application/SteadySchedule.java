package io.agon.evolution.application;

import io.agon.evolution.domain.run.MatchCounts;
import io.agon.evolution.domain.run.Run;
import io.agon.evolution.domain.run.RunStatus;

/**
 * Keeps a number of matches in flight and waits for no straggler: what falls free is filled at once with the matches that
 * tell most, those in flight counted as if judged; first drafts meet while others are still being written; a generation is
 * bred from as soon as the last of its matches is issued.
 *
 * <p>What it does follows from the order in which results came in, which is recorded step by step, so that a run can be
 * replayed; two runs of one specification differ in it.
 */
final class SteadySchedule implements Schedule {
    /** Share of the matches in flight that must have fallen free before more are issued: pairing is not for nothing. */
    private static final int PORTIONS = 8;

    @Override
    public void advance(Turn turn) {
        if (turn.run().status() == RunStatus.DRAFTING && !begins(turn)) {
            return;
        }
        if (turn.run().matches().outstanding() > inFlight(turn) - portion(turn)) {
            return;
        }
        String spent = turn.spent();
        if (spent != null) {
            finishWhenIdle(turn, spent);
            return;
        }
        boolean complete = turn.run().drafts().outstanding() == 0;
        int sought = complete && turn.run().generationMatches().decided() > 0
                ? turn.sought()
                : turn.specification().survivors();
        if (sought == 0) {
            turn.saveTheRest();
        } else {
            issue(turn, sought, complete);
        }
        MatchCounts counts = turn.run().generationMatches();
        boolean idle = turn.run().matches().outstanding() == 0;
        if (complete && (idle || counts.issued() >= counts.planned())) {
            close(turn);
        }
    }

    /** Judging begins with the first drafts that leave somebody to drop. */
    private static boolean begins(Turn turn) {
        boolean complete = turn.run().drafts().outstanding() == 0;
        if (complete && turn.pausesForTooFew()) {
            return false;
        }
        if (!complete && turn.population().size() <= turn.specification().survivors()) {
            return false;
        }
        turn.become(turn.run().judging(planned(turn)));
        return true;
    }

    private static int planned(Turn turn) {
        return turn.specification().ranking().matches(turn.expectedPopulation());
    }

    private static int inFlight(Turn turn) {
        return turn.specification()
                .ranking()
                .round(turn.specification().populationOf(turn.run().generation()));
    }

    private static int portion(Turn turn) {
        return Math.max(1, inFlight(turn) / PORTIONS);
    }

    /** Pairs grow with the square of those who can meet: so many of the matches are for those who are there. */
    private static void issue(Turn turn, int sought, boolean complete) {
        if (complete) {
            turn.warnOfEmptyPlaces();
            turn.become(turn.run().planning(planned(turn)));
        }
        Run run = turn.run();
        double present = (double) turn.population().size() / turn.expectedPopulation();
        long allowed = (long) (run.generationMatches().planned() * present * present);
        long most = Math.min(
                allowed - run.generationMatches().issued(),
                inFlight(turn) - run.matches().outstanding());
        if (most > 0 && turn.issue(sought, most, true)) {
            turn.lead();
        }
    }

    private static void close(Turn turn) {
        if (turn.pausesForUnreadable()) {
            return;
        }
        if (turn.lastGeneration()) {
            finishWhenIdle(turn, null);
        } else {
            turn.rate();
            turn.breedOn();
        }
    }

    /** What was asked for is paid for: it is waited for, and counts. */
    private static void finishWhenIdle(Turn turn, String spent) {
        if (turn.run().matches().outstanding() == 0 && turn.run().drafts().outstanding() == 0) {
            turn.rate();
            turn.finish(spent);
        }
    }
}
