package io.agon.inference;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Settings of the inference tier, the same for every service that calls models. */
@ConfigMapping(prefix = "agon.inference")
public interface InferenceConfig {
    /** Endpoints by name; specifications name {@code default} where they name none. */
    Map<String, Endpoint> endpoints();

    /** When a failed call is tried again. */
    Retries retries();

    /** One endpoint. */
    interface Endpoint {
        /** Address up to and including the version, such as {@code http://vllm:8000/v1}. */
        URI baseUrl();

        /** Bearer token; set it from a secret. */
        Optional<String> apiKey();

        /** Longest wait for one reply, at least a second; fractions of seconds are cut off. */
        @WithDefault("120s")
        Duration timeout();
    }

    /** Bounds of trying again: whichever is reached first. */
    interface Retries {
        /** Most calls, the first included. */
        @WithDefault("6")
        @Min(1)
        @Max(100)
        int attempts();

        /** Longest first pause; it doubles from one to the next. */
        @WithDefault("500ms")
        Duration firstPause();

        /** Longest pause. */
        @WithDefault("10s")
        Duration longestPause();

        /** No new call begins after this time. */
        @WithDefault("60s")
        Duration total();
    }
}
