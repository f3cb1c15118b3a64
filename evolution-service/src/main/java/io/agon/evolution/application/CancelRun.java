package io.agon.evolution.application;

import io.agon.evolution.application.port.Decision;
import io.agon.evolution.application.port.Fact;
import io.agon.evolution.application.port.RunFile;
import io.agon.evolution.application.port.Runs;
import io.agon.evolution.domain.run.RunStatus;
import io.agon.evolution.domain.run.Transition;

import java.time.Clock;
import java.util.List;

/** Ends a run for good because a person asks. Replies on their way are still recorded, since they were paid for. */
public final class CancelRun {
    private final Runs runs;
    private final Clock clock;

    public CancelRun(Runs runs, Clock clock) {
        this.runs = runs;
        this.clock = clock;
    }

    public Runs.Reply cancel(String runId) {
        return runs.decide(runId, this::decide);
    }

    private Decision decide(RunFile file) {
        if (!file.run().mayBecome(RunStatus.CANCELLED, Transition.Trigger.CANCEL)) {
            return Refusals.of(file.run(), Transition.Trigger.CANCEL);
        }
        return new Decision.Change(file.run().cancelled(clock.instant()), List.of(new Fact.RequestsWithdrawn()));
    }
}
