package io.agon.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import java.util.Map;

/** Gives a Quarkus test the stub as its default endpoint, with a key, and retries that waste no time. */
public final class StubEndpointResource implements QuarkusTestResourceLifecycleManager {
    /** What calls must carry. */
    public static final String KEY = "stub-key";

    @Override
    public Map<String, String> start() {
        return Map.of(
                "agon.inference.endpoints.default.base-url",
                StubEndpoint.shared().baseUrl().toString(),
                "agon.inference.endpoints.default.api-key",
                KEY,
                "agon.inference.endpoints.default.timeout",
                "2s",
                "agon.inference.retries.attempts",
                "3",
                "agon.inference.retries.first-pause",
                "10ms",
                "agon.inference.retries.longest-pause",
                "20ms");
    }

    @Override
    public void stop() {
        // shared: ends with the JVM
    }
}
