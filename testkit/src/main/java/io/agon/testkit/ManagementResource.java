package io.agon.testkit;

import io.agon.embedded.FreePorts;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import java.net.URI;
import java.util.Map;

/** A port for the management of the packaged service, for integration tests: they would not know it otherwise. */
public final class ManagementResource implements QuarkusTestResourceLifecycleManager {
    private static URI address;

    @Override
    public Map<String, String> start() {
        int port = FreePorts.take(1).getFirst();
        address = URI.create("http://127.0.0.1:" + port + "/q/");
        return Map.of("quarkus.management.port", Integer.toString(port));
    }

    /** What stands before {@code health} and {@code metrics}. */
    public static URI address() {
        return address;
    }

    @Override
    public void stop() {}
}
