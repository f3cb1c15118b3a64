package io.agon.judge.wiring;

import io.agon.contracts.MatchRequest;
import io.agon.contracts.Topics;
import io.agon.contracts.VerdictReached;
import io.agon.inference.InferenceConfig;
import io.agon.inference.InferenceTier;
import io.agon.judge.adapter.kafka.MatchQueueHealth;
import io.agon.judge.adapter.kafka.MatchWorker;
import io.agon.judge.adapter.llm.PromptedJudge;
import io.agon.judge.application.JudgeMatch;
import io.agon.judge.config.JudgeConfig;
import io.agon.messaging.KafkaSettings;
import io.agon.messaging.RecordPublisher;
import io.agon.messaging.Termination;
import io.agon.messaging.WorkLoop;
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
import java.util.Random;

/** The whole service: one work loop, one use case, one model. */
@ApplicationScoped
@RegisterForReflection(
        targets = {MatchRequest.class, VerdictReached.class},
        registerFullHierarchy = true)
public class JudgeService {
    @Produces
    @Singleton
    RecordPublisher publisher(@Identifier("default-kafka-broker") Map<String, Object> kafka, JudgeConfig config) {
        return new RecordPublisher(settings(kafka, config), Clock.systemUTC());
    }

    @Produces
    @Singleton
    InferenceTier tier(InferenceConfig config, MeterRegistry meters) {
        return InferenceTier.of(config, meters, new Random());
    }

    @Produces
    @Singleton
    WorkLoop<MatchRequest> loop(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            JudgeConfig config,
            InferenceTier tier,
            RecordPublisher publisher,
            MeterRegistry meters) {
        JudgeConfig.Work work = config.work();
        return new WorkLoop<>(
                settings(kafka, config),
                Topics.MATCH_REQUESTS,
                new WorkLoop.Options("judge-service", work.slots(), work.prefetch(), work.grace(), "judge.work"),
                tier.capacity(),
                new MatchWorker(
                        new JudgeMatch(
                                new PromptedJudge(tier.models()),
                                config.judging().reAsks()),
                        publisher,
                        meters),
                publisher,
                meters);
    }

    @Produces
    @Singleton
    @Liveness
    @Readiness
    MatchQueueHealth health(WorkLoop<MatchRequest> loop) {
        return new MatchQueueHealth(loop);
    }

    void start(@Observes StartupEvent event, WorkLoop<MatchRequest> loop) {
        loop.start();
        Termination.ends(() -> Quarkus.asyncExit(0));
    }

    void stop(@Observes ShutdownEvent event, WorkLoop<MatchRequest> loop, RecordPublisher publisher) {
        loop.close();
        publisher.close();
    }

    private static KafkaSettings settings(Map<String, Object> kafka, JudgeConfig config) {
        return new KafkaSettings(
                kafka, "judge-service", config.kafka().instance().orElse(null));
    }
}
