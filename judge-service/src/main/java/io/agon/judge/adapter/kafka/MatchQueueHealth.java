package io.agon.judge.adapter.kafka;

import io.agon.messaging.WorkLoop;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Up while the queue is worked on. */
public final class MatchQueueHealth implements HealthCheck {
    private final WorkLoop<?> loop;

    public MatchQueueHealth(WorkLoop<?> loop) {
        this.loop = loop;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("match-requests")
                .status(loop.healthy())
                .build();
    }
}
