package io.agon.scaffold.adapter.kafka;

import io.agon.messaging.WorkLoop;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Up while the queue is worked on. */
public final class ScaffoldQueueHealth implements HealthCheck {
    private final WorkLoop<?> loop;

    public ScaffoldQueueHealth(WorkLoop<?> loop) {
        this.loop = loop;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("scaffold-requests")
                .status(loop.healthy())
                .build();
    }
}
