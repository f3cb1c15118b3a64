package io.agon.evolution.application.port;

import io.agon.evolution.domain.run.Run;

import java.util.List;

/** The store of runs. */
public interface Runs {
    /**
     * Records a new run.
     *
     * @param idempotencyKey a second creation under the same key gives the first run back; null: none
     */
    Creation create(Run run, List<Fact> facts, String idempotencyKey);

    /** The run, and whether this call made it. */
    record Creation(Run run, boolean created) {}

    /**
     * Lets steps decide on a run, one after the other, and records what each decided before the next: all in one
     * transaction, while nobody else changes the run.
     *
     * @throws RuntimeException if the store cannot be reached; nothing is recorded then
     */
    Reply decide(String runId, Step... steps);

    /** What came of it. */
    sealed interface Reply {
        /** Recorded: the run as it is now, and the facts of all steps. */
        record Done(Run run, List<Fact> facts) implements Reply {}

        /** A step refused. */
        record Refused(String detail) implements Reply {}

        /** There is no such run. */
        record UnknownRun() implements Reply {}
    }
}
