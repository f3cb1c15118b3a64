package io.agon.generator.adapter.kafka;

import io.agon.messaging.WorkLoop;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Up while the queue is worked on. */
public final class DraftQueueHealth implements HealthCheck {
    private final WorkLoop<?> loop;

    public DraftQueueHealth(WorkLoop<?> loop) {
        this.loop = loop;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("draft-requests")
                .status(loop.healthy())
                .build();
    }
}
