package io.agon.http;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.util.Set;

/** Refuses to start where anyone on the network could call the API without a key. */
class LoopbackGuard {
    private static final Set<String> NAMES = Set.of("localhost", "::1", "[::1]", "0:0:0:0:0:0:0:1");

    void check(
            @Observes @Priority(1) StartupEvent event,
            SecurityConfig config,
            @ConfigProperty(name = "quarkus.http.host") String host) {
        if (!config.callersAreKnown() && !loopback(host)) {
            throw new IllegalStateException("quarkus.http.host is '" + host
                    + "': without agon.security.api-keys or agon.security.oidc.enabled the service listens on a"
                    + " loopback address only");
        }
    }

    static boolean loopback(String host) {
        return NAMES.contains(host) || host.matches("127(\\.\\d{1,3}){3}");
    }
}
