package io.agon.scaffold.wiring;

import io.agon.contracts.ScaffoldRequest;
import io.agon.contracts.Topics;
import io.agon.messaging.KafkaSettings;
import io.agon.messaging.RecordPublisher;
import io.agon.messaging.Termination;
import io.agon.messaging.WorkLoop;
import io.agon.scaffold.adapter.kafka.ScaffoldQueueHealth;
import io.agon.scaffold.adapter.kafka.ScaffoldWorker;
import io.agon.scaffold.config.ScaffoldConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

import java.time.Clock;
import java.util.Map;

/** The whole service: one work loop over the scaffold requests. */
@ApplicationScoped
@RegisterForReflection(targets = ScaffoldRequest.class, registerFullHierarchy = true)
public class ScaffoldService {
    @Produces
    @Singleton
    RecordPublisher publisher(@Identifier("default-kafka-broker") Map<String, Object> kafka, ScaffoldConfig config) {
        return new RecordPublisher(settings(kafka, config), Clock.systemUTC());
    }

    @Produces
    @Singleton
    WorkLoop<ScaffoldRequest> loop(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            ScaffoldConfig config,
            RecordPublisher publisher,
            MeterRegistry meters) {
        int slots = config.work().slots();
        return new WorkLoop<>(
                settings(kafka, config),
                Topics.SCAFFOLD_REQUESTS,
                new WorkLoop.Options(
                        "scaffold-service", slots, slots, config.work().grace(), "scaffold.work"),
                () -> slots,
                new ScaffoldWorker(),
                publisher,
                meters);
    }

    @Produces
    @Singleton
    @Liveness
    @Readiness
    ScaffoldQueueHealth health(WorkLoop<ScaffoldRequest> loop) {
        return new ScaffoldQueueHealth(loop);
    }

    void start(@Observes StartupEvent event, WorkLoop<ScaffoldRequest> loop) {
        loop.start();
        Termination.ends(() -> Quarkus.asyncExit(0));
    }

    void stop(@Observes ShutdownEvent event, WorkLoop<ScaffoldRequest> loop, RecordPublisher publisher) {
        loop.close();
        publisher.close();
    }

    private static KafkaSettings settings(Map<String, Object> kafka, ScaffoldConfig config) {
        return new KafkaSettings(
                kafka, "scaffold-service", config.kafka().instance().orElse(null));
    }
}
