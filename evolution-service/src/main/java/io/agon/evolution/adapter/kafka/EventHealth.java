package io.agon.evolution.adapter.kafka;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

import java.util.Map;
import java.util.function.BooleanSupplier;

/** Up while every loop runs. A loop that ended by a fault does not come back: the process is to be restarted. */
public final class EventHealth implements HealthCheck {
    private final Map<String, BooleanSupplier> loops;

    /** @param loops by name, as they are when asked; empty where messaging is off */
    public EventHealth(Map<String, BooleanSupplier> loops) {
        this.loops = loops;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("events").withData("messaging", !loops.isEmpty());
        boolean up = true;
        for (Map.Entry<String, BooleanSupplier> loop : loops.entrySet()) {
            boolean runs = loop.getValue().getAsBoolean();
            up &= runs;
            var unused = response.withData(loop.getKey(), runs ? "runs" : "ended");
        }
        return response.status(up).build();
    }
}
