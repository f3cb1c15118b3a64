package io.agon.generator.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import java.time.Duration;
import java.util.Optional;

/** Settings of generator-service; those of the inference tier are {@code agon.inference}. */
@ConfigMapping(prefix = "agon")
public interface GeneratorConfig {
    /** The work queue. */
    Work work();

    /** The broker. */
    Kafka kafka();

    /** How requests are worked on. */
    interface Work {
        /** Most requests in flight in this replica. */
        @WithDefault("32")
        @Min(1)
        @Max(10_000)
        int slots();

        /** Most requests fetched and waiting for a slot. */
        @WithDefault("8")
        @Min(1)
        @Max(10_000)
        int prefetch();

        /** How long a stopping replica waits for requests in flight. */
        @WithDefault("20s")
        Duration grace();
    }

    /** What Kafka is told of this replica. */
    interface Kafka {
        /** Stable name of this replica: one that comes back under it keeps its partitions. */
        Optional<String> instance();
    }
}
