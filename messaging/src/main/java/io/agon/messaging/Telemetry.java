package io.agon.messaging;

import io.opentelemetry.api.OpenTelemetry;
import org.eclipse.microprofile.config.ConfigProvider;

/** Where a service's spans go. */
public final class Telemetry {
    private Telemetry() {}

    /** Nowhere unless traces are turned on: an SDK that is disabled exports nothing, but makes spans and hands their contexts on all the same. */
    public static OpenTelemetry of(OpenTelemetry sdk) {
        boolean disabled = ConfigProvider.getConfig().getValue("quarkus.otel.sdk.disabled", Boolean.class);
        return disabled ? OpenTelemetry.noop() : sdk;
    }
}
