package io.agon.generator.wiring;

import io.agon.contracts.CandidateDrafted;
import io.agon.contracts.DraftRequest;
import io.agon.contracts.Topics;
import io.agon.generator.adapter.kafka.DraftQueueHealth;
import io.agon.generator.adapter.kafka.DraftWorker;
import io.agon.generator.adapter.llm.PromptedWriter;
import io.agon.generator.application.DraftCandidate;
import io.agon.generator.config.GeneratorConfig;
import io.agon.inference.InferenceConfig;
import io.agon.inference.InferenceTier;
import io.agon.messaging.KafkaSettings;
import io.agon.messaging.RecordPublisher;
import io.agon.messaging.Telemetry;
import io.agon.messaging.Termination;
import io.agon.messaging.WorkLoop;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
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
import java.util.Random;

/** The whole service: one work loop, one use case, one model. */
@ApplicationScoped
@RegisterForReflection(
        targets = {DraftRequest.class, CandidateDrafted.class},
        registerFullHierarchy = true)
public class GeneratorService {
    @Produces
    @Singleton
    KafkaSettings settings(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            GeneratorConfig config,
            OpenTelemetry telemetry) {
        return new KafkaSettings(
                kafka, "generator-service", config.kafka().instance().orElse(null), Telemetry.of(telemetry));
    }

    @Produces
    @Singleton
    RecordPublisher publisher(KafkaSettings settings) {
        return new RecordPublisher(settings, Clock.systemUTC());
    }

    @Produces
    @Singleton
    InferenceTier tier(InferenceConfig config, MeterRegistry meters, OpenTelemetry telemetry) {
        return InferenceTier.of(config, meters, Telemetry.of(telemetry), new Random());
    }

    @Produces
    @Singleton
    WorkLoop<DraftRequest> loop(
            KafkaSettings settings,
            GeneratorConfig config,
            InferenceTier tier,
            RecordPublisher publisher,
            MeterRegistry meters) {
        GeneratorConfig.Work work = config.work();
        return new WorkLoop<>(
                settings,
                Topics.DRAFT_REQUESTS,
                new WorkLoop.Options(
                        "generator-service", work.slots(), work.prefetch(), work.grace(), "generator.work"),
                tier.capacity(),
                new DraftWorker(new DraftCandidate(new PromptedWriter(tier.models())), publisher, meters),
                publisher,
                meters);
    }

    @Produces
    @Singleton
    @Liveness
    @Readiness
    DraftQueueHealth health(WorkLoop<DraftRequest> loop) {
        return new DraftQueueHealth(loop);
    }

    void start(@Observes StartupEvent event, WorkLoop<DraftRequest> loop) {
        loop.start();
        Termination.ends(() -> Quarkus.asyncExit(0));
    }

    void stop(@Observes ShutdownEvent event, WorkLoop<DraftRequest> loop, RecordPublisher publisher) {
        loop.close();
        publisher.close();
    }
}
