package io.agon.evolution.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMin;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings of evolution-service, under {@code agon}. */
@ConfigMapping(prefix = "agon")
public interface EvolutionConfig {
    /** Models of specifications that name none, by role: {@code writer}, {@code judge}. */
    Map<String, DefaultModel> models();

    Messaging messaging();

    Kafka kafka();

    Outbox outbox();

    Rewards rewards();

    Training training();

    Serving serving();

    /** A model for a role. */
    interface DefaultModel {
        /** Name of an endpoint in the workers' configuration. */
        @WithDefault("default")
        String endpoint();

        /** The model's name at that endpoint. */
        Optional<String> model();
    }

    /** Events and requests. */
    interface Messaging {
        /** Whether the broker is used at all; without it the service shows runs and takes none on. */
        @WithDefault("true")
        boolean enabled();

        /** Most events applied in one transaction. */
        @WithDefault("500")
        @Min(1)
        @Max(10_000)
        int batch();
    }

    /** The broker. Addresses and security stand under {@code kafka}, as for every Kafka client of Quarkus. */
    interface Kafka {
        /** Stable name of this replica; a replica that returns under its name gets its partitions back at once. */
        Optional<String> instance();
    }

    /** Requests on their way to the broker. */
    interface Outbox {
        /** How long to wait for news of requests that another replica decided; at least a millisecond. */
        @WithDefault("1s")
        @DurationMin(millis = 1)
        Duration interval();

        /** Most requests sent at once. */
        @WithDefault("200")
        @Min(1)
        @Max(5_000)
        int batch();
    }

    /** Rewards of texts. */
    interface Rewards {
        /** How long a request waits for its scores; asked again, it goes on where it ended. */
        @WithDefault("150s")
        @DurationMin(millis = 1)
        Duration longestWait();
    }

    /** How campaigns train models. */
    interface Training {
        /** What trains. */
        @WithDefault("none")
        By by();

        Command command();

        Kubernetes kubernetes();

        /** What trains. */
        enum By {
            /** Nothing: campaigns fail when they come to it. */
            NONE,
            COMMAND,
            KUBERNETES
        }

        /** A command of this machine. One replica alone, or all with the same folder and machine. */
        interface Command {
            /**
             * The program and its arguments; {@code {dataset}}, {@code {output}}, {@code {base}}, {@code {model}} and {@code {method}}
             * are filled in.
             */
            Optional<List<String>> line();

            /** Where trainings are kept: data sets, logs, exit statuses. */
            @WithDefault("trainings")
            Path folder();

            /** Where adapters go, each under its model's name. */
            @WithDefault("models")
            Path models();
        }

        /** A Job. */
        interface Kubernetes {
            /** The Job that each training is made of. */
            @WithDefault("/etc/agon/trainer/job.yaml")
            Path job();

            /** Where whoever serves models finds an adapter; {@code {model}} is filled in. */
            @WithDefault("/models/{model}")
            String location();

            /** Where the API server is. */
            @WithDefault("https://kubernetes.default.svc")
            URI api();

            /** What Kubernetes mounts for a service account: token, certificate of the API server's authority, namespace. */
            @WithDefault("/var/run/secrets/kubernetes.io/serviceaccount")
            Path account();
        }
    }

    /** Who serves what was trained. */
    interface Serving {
        /** Base URLs, ending in {@code /v1}, of servers that load adapters at run time; none: whoever trains has them served. */
        Optional<List<URI>> servers();

        /** Key of these servers. */
        Optional<String> apiKey();
    }
}
