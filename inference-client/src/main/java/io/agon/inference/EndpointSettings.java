package io.agon.inference;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * A named address of an inference tier.
 *
 * @param baseUrl up to and including the version, such as {@code http://127.0.0.1:8000/v1}
 * @param apiKey sent as bearer token; never logged
 * @param timeout longest wait for one reply
 */
public record EndpointSettings(URI baseUrl, Optional<String> apiKey, Duration timeout) {
    @Override
    public String toString() {
        return "EndpointSettings[baseUrl=" + baseUrl + ", apiKey=" + (apiKey.isPresent() ? "***" : "none")
                + ", timeout=" + timeout + "]";
    }
}
