package io.agon.inference;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * A named address of an inference tier.
 *
 * @param baseUrl up to and including the version, such as {@code http://127.0.0.1:8000/v1}
 * @param apiKey sent as bearer token; never logged
 * @param timeout longest wait for one reply, at least a second: the client counts whole ones
 */
public record EndpointSettings(URI baseUrl, Optional<String> apiKey, Duration timeout) {
    public EndpointSettings {
        if (timeout.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException(
                    "timeout of the endpoint at " + baseUrl + " is " + timeout + ": must be at least 1s");
        }
    }

    @Override
    public String toString() {
        return "EndpointSettings[baseUrl=" + baseUrl + ", apiKey=" + (apiKey.isPresent() ? "***" : "none")
                + ", timeout=" + timeout + "]";
    }
}
