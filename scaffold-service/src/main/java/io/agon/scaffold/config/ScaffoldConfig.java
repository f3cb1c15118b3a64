package io.agon.scaffold.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Settings of scaffold-service. */
@ConfigMapping(prefix = "agon")
public interface ScaffoldConfig {
    /**
     * Models of requests that name none, by role: {@code scaffold}, {@code writer}, {@code judge}, {@code embedder}, {@code
     * scorer}.
     */
    Map<String, DefaultModel> models();

    /** The work queue. */
    Work work();

    /** The broker. */
    Kafka kafka();

    /** Where tournaments of drafts are held. */
    Evolution evolution();

    /** evolution-service. */
    interface Evolution {
        /** Scheme, host and port; without it every scene has one draft. */
        Optional<URI> url();

        /** Key of its API, where it wants one. */
        Optional<String> apiKey();

        /** Between two questions how a tournament stands. */
        @WithDefault("500ms")
        Duration pause();

        /** How long it may be away before work on the book pauses. */
        @WithDefault("5m")
        Duration patience();
    }

    /** A model for a role. */
    interface DefaultModel {
        /** Name of an endpoint in this service's configuration. */
        @WithDefault("default")
        String endpoint();

        /** The model's name at that endpoint. */
        Optional<String> model();

        /** What it reads and writes in one call, in tokens. */
        @WithDefault("32768")
        @Min(8_192)
        int contextTokens();
    }

    /** How steps are worked on. */
    interface Work {
        /** Most steps in flight in this replica. */
        @WithDefault("16")
        @Min(1)
        @Max(10_000)
        int slots();

        /** How long a stopping replica waits for steps in flight. */
        @WithDefault("20s")
        Duration grace();
    }

    /** What Kafka is told of this replica. */
    interface Kafka {
        /** Stable name of this replica: one that comes back under it keeps its partitions. */
        Optional<String> instance();
    }
}
