package io.agon.evolution.application;

import io.agon.evolution.application.port.Fact;
import io.agon.evolution.application.port.RunChanges;
import io.agon.evolution.application.port.Runs;
import io.agon.evolution.application.port.Step;
import io.agon.evolution.domain.run.Run;

import java.util.List;

/** Runs that tell of their changes, once these are recorded. */
public final class AnnouncingRuns implements Runs {
    private final Runs runs;
    private final RunChanges changes;

    public AnnouncingRuns(Runs runs, RunChanges changes) {
        this.runs = runs;
        this.changes = changes;
    }

    @Override
    public Creation create(Run run, List<Fact> facts, String idempotencyKey) {
        Creation creation = runs.create(run, facts, idempotencyKey);
        if (creation.created()) {
            changes.changed(run.id());
        }
        return creation;
    }

    @Override
    public Reply decide(String runId, Step... steps) {
        Reply reply = runs.decide(runId, steps);
        if (reply instanceof Reply.Done) {
            changes.changed(runId);
        }
        return reply;
    }
}
