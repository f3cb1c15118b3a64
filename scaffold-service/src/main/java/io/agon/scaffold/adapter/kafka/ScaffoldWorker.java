package io.agon.scaffold.adapter.kafka;

import io.agon.contracts.ErrorCode;
import io.agon.contracts.ScaffoldRequest;
import io.agon.messaging.WorkFailure;
import io.agon.messaging.Worker;

/** Answers scaffold requests. This version builds none: each is refused, to the dead letters, with the reason. */
public final class ScaffoldWorker implements Worker<ScaffoldRequest> {
    @Override
    public void work(ScaffoldRequest request) {
        throw new WorkFailure(ErrorCode.UNSUPPORTED, "this version of scaffold-service does not build scaffolds", 1);
    }
}
