package io.agon.scaffold.adapter.kafka;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

import java.util.Map;
import java.util.function.BooleanSupplier;

/** Up while all queues are worked on and the outbox is sent. */
public final class QueueHealth implements HealthCheck {
    private final Map<String, BooleanSupplier> loops;

    /** @param loops by name, whether they run */
    public QueueHealth(Map<String, BooleanSupplier> loops) {
        this.loops = loops;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("scaffold-queues");
        boolean all = true;
        for (Map.Entry<String, BooleanSupplier> loop : loops.entrySet()) {
            boolean up = loop.getValue().getAsBoolean();
            response.withData(loop.getKey(), up ? "up" : "down");
            all &= up;
        }
        return response.status(all).build();
    }
}
