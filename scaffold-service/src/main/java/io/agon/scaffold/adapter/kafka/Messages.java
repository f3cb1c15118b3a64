package io.agon.scaffold.adapter.kafka;

import io.agon.contracts.ScaffoldId;
import io.agon.contracts.StepRequest;
import io.agon.scaffold.application.port.Outbox;

/** Translates to wire records. */
public final class Messages {
    private Messages() {}

    /** The request for a step. */
    public static StepRequest request(Outbox.Wanted wanted) {
        return new StepRequest(new ScaffoldId(wanted.project()), wanted.key().toString(), wanted.attempt());
    }
}
