package io.agon.local.endpoint;

import java.net.URI;

/**
 * An inference endpoint and how it was found.
 *
 * @param origin how it was found
 * @param baseUrl with the version, such as {@code http://127.0.0.1:8080/v1}; null for the simulator, whose port is not
 *     known before it starts
 * @param keyVariable the environment variable that holds the key, or null where no key is sent
 */
public record Endpoint(Origin origin, URI baseUrl, String keyVariable) {
    public static final Endpoint SIMULATOR = new Endpoint(Origin.SIMULATOR, null, null);

    /** How an endpoint was found. */
    public enum Origin {
        OPTION,
        ENVIRONMENT,
        LOCAL_SERVER,
        SIMULATOR
    }

    public boolean simulated() {
        return origin == Origin.SIMULATOR;
    }
}
