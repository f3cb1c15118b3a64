package io.agon.evolution.application;

import io.agon.evolution.application.port.Decision;
import io.agon.evolution.application.port.RunFile;
import io.agon.evolution.application.port.Runs;
import io.agon.evolution.domain.run.Reason;
import io.agon.evolution.domain.run.RunStatus;
import io.agon.evolution.domain.run.Transition;

import java.util.List;

/** Pauses a run because a person asks. Requests that have not left yet are held; replies on their way are still applied. */
public final class PauseRun {
    private final Runs runs;

    public PauseRun(Runs runs) {
        this.runs = runs;
    }

    public Runs.Reply pause(String runId) {
        return runs.decide(runId, PauseRun::decide);
    }

    private static Decision decide(RunFile file) {
        if (!file.run().mayBecome(RunStatus.PAUSED, Transition.Trigger.PAUSE)) {
            return Refusals.of(file.run(), Transition.Trigger.PAUSE);
        }
        return new Decision.Change(file.run().paused(new Reason(Reason.REQUESTED, "a person asked for it")), List.of());
    }
}
