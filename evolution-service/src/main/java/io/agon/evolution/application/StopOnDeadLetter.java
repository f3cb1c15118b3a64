package io.agon.evolution.application;

import io.agon.evolution.application.port.Decision;
import io.agon.evolution.application.port.Fact;
import io.agon.evolution.application.port.RunFile;
import io.agon.evolution.application.port.Runs;
import io.agon.evolution.domain.run.Reason;

import java.util.List;

/**
 * Pauses a run one of whose requests could not be worked on, with the worker's reason, so that a person can mend the cause
 * and resume. A dead letter of a request that was decided meanwhile, or of a run that is not under way, changes nothing.
 */
public final class StopOnDeadLetter {
    private final Runs runs;

    public StopOnDeadLetter(Runs runs) {
        this.runs = runs;
    }

    /** A draft request went to the dead letters. */
    public Runs.Reply draft(String runId, String candidateId, Reason reason) {
        return runs.decide(
                runId,
                file -> file.awaited(List.of(candidateId)).isEmpty() ? new Decision.Nothing() : stop(file, reason));
    }

    /** A match request went to the dead letters. */
    public Runs.Reply match(String runId, String matchId, Reason reason) {
        return runs.decide(
                runId,
                file -> file.undecided(List.of(matchId)).isEmpty() ? new Decision.Nothing() : stop(file, reason));
    }

    private static Decision stop(RunFile file, Reason reason) {
        if (!file.run().status().active()) {
            return new Decision.Nothing();
        }
        return new Decision.Change(file.run().paused(reason), List.of(new Fact.RequestsWithdrawn()));
    }
}
