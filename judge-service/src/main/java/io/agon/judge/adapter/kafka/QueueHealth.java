package io.agon.judge.adapter.kafka;

import io.agon.messaging.WorkLoop;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

import java.util.List;

/** Up while every queue is worked on. */
public final class QueueHealth implements HealthCheck {
    private final List<WorkLoop<?>> loops;

    public QueueHealth(List<WorkLoop<?>> loops) {
        this.loops = List.copyOf(loops);
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("judge-queues");
        boolean all = true;
        for (WorkLoop<?> loop : loops) {
            boolean works = loop.healthy();
            response = response.withData(loop.topic(), works ? "works" : "ended");
            all &= works;
        }
        return response.status(all).build();
    }
}
