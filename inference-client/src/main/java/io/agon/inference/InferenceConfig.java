package io.agon.inference;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMin;
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
        /** Address up to and including the version, such as {@code http://vllm:8000/v1}; none where there are several. */
        Optional<URI> baseUrl();

        /** Bearer token of that address; set it from a secret. */
        Optional<String> apiKey();

        /** Several addresses that serve the same models, by name. */
        Map<String, Address> addresses();

        /** Longest wait for one reply, at least a second; fractions of seconds are cut off. */
        @WithDefault("120s")
        Duration timeout();

        /** Calls that one address ever has in flight from one replica; fewer where it refuses or slows down. */
        @WithDefault("10000")
        @Min(1)
        @Max(10000)
        int concurrency();
    }

    /** One of several addresses of an endpoint. */
    interface Address {
        /** Up to and including the version. */
        URI baseUrl();

        /** Bearer token; set it from a secret. */
        Optional<String> apiKey();

        /** Share of the calls, in proportion to those of the others. */
        @WithDefault("1")
        @DecimalMin(value = "0", inclusive = false)
        double weight();
    }

    /** Bounds of trying again: whichever is reached first. */
    interface Retries {
        /** Most calls, the first included; those refused for want of room are not counted. */
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

        /** No new call begins later than this after the first failure. */
        @WithDefault("60s")
        Duration total();
    }
}
