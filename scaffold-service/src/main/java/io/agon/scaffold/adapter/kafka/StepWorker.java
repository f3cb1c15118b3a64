package io.agon.scaffold.adapter.kafka;

import io.agon.contracts.ErrorCode;
import io.agon.contracts.StepRequest;
import io.agon.inference.EndpointFailure;
import io.agon.messaging.WorkFailure;
import io.agon.messaging.Worker;
import io.agon.scaffold.application.WorkOnStep;
import io.agon.scaffold.application.port.SceneContests;
import io.agon.scaffold.domain.building.Level;
import io.agon.scaffold.domain.building.StepKey;
import io.agon.storage.StoreUnavailable;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import java.util.Locale;

/** Takes requests for steps. What cannot be done because of the endpoint pauses the work, which says why. */
public final class StepWorker implements Worker<StepRequest> {
    private static final long STORE_PAUSE_MILLIS = 1_000;

    private final WorkOnStep work;
    private final Runnable done;
    private final MeterRegistry meters;

    /** @param done told after each step that was done, whose result may have made others possible */
    public StepWorker(WorkOnStep work, Runnable done, MeterRegistry meters) {
        this.work = work;
        this.done = done;
        this.meters = meters;
    }

    @Override
    public void work(StepRequest request) throws InterruptedException {
        StepKey key;
        try {
            key = StepKey.parse(request.step());
        } catch (IllegalArgumentException e) {
            throw new WorkFailure(ErrorCode.INVALID_MESSAGE, e.getMessage(), 1, e);
        }
        // the store comes back, and the request has nowhere else to go
        while (true) {
            try {
                count(key.level(), result(request, key));
                done.run();
                return;
            } catch (StoreUnavailable e) {
                Thread.sleep(STORE_PAUSE_MILLIS);
            }
        }
    }

    private void count(Level level, WorkOnStep.Result result) {
        Counter.builder("scaffold.steps")
                .tag("level", level.word())
                .tag("result", result.name().toLowerCase(Locale.ROOT))
                .register(meters)
                .increment();
    }

    private WorkOnStep.Result result(StepRequest request, StepKey key) {
        String id = request.scaffoldId().value();
        try {
            return work.apply(id, key, request.attempt());
        } catch (EndpointFailure e) {
            work.endpointFailed(id, key, e.code().code(), e.getMessage());
            return WorkOnStep.Result.STOPPED;
        } catch (SceneContests.ContestFailure e) {
            work.endpointFailed(id, key, e.code(), e.getMessage());
            return WorkOnStep.Result.STOPPED;
        }
    }
}
