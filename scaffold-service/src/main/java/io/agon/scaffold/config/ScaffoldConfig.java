package io.agon.scaffold.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import java.time.Duration;
import java.util.Optional;

/** Settings of scaffold-service. */
@ConfigMapping(prefix = "agon")
public interface ScaffoldConfig {
    /** The work queue. */
    Work work();

    /** The broker. */
    Kafka kafka();

    /** How requests are worked on. */
    interface Work {
        /** Most requests in flight in this replica. */
        @WithDefault("4")
        @Min(1)
        @Max(10_000)
        int slots();

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
