package io.agon.judge.wiring;

import io.agon.contracts.CodingDone;
import io.agon.contracts.CodingRequest;
import io.agon.contracts.MatchRequest;
import io.agon.contracts.ReflectionDone;
import io.agon.contracts.ReflectionRequest;
import io.agon.contracts.ScoreRequest;
import io.agon.contracts.TextScored;
import io.agon.contracts.Topic;
import io.agon.contracts.Topics;
import io.agon.contracts.VerdictReached;
import io.agon.inference.InferenceConfig;
import io.agon.inference.InferenceTier;
import io.agon.judge.adapter.kafka.CodingWorker;
import io.agon.judge.adapter.kafka.MatchWorker;
import io.agon.judge.adapter.kafka.QueueHealth;
import io.agon.judge.adapter.kafka.ReflectionWorker;
import io.agon.judge.adapter.kafka.ScoreWorker;
import io.agon.judge.adapter.llm.PromptedCoder;
import io.agon.judge.adapter.llm.PromptedJudge;
import io.agon.judge.adapter.llm.PromptedReflector;
import io.agon.judge.adapter.llm.PromptedScorer;
import io.agon.judge.application.AskUntilReadable;
import io.agon.judge.config.JudgeConfig;
import io.agon.messaging.KafkaSettings;
import io.agon.messaging.RecordPublisher;
import io.agon.messaging.Telemetry;
import io.agon.messaging.Termination;
import io.agon.messaging.WorkLoop;
import io.agon.messaging.Worker;
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
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The whole service: a work loop for each queue, one tier of models. */
@ApplicationScoped
@RegisterForReflection(
        targets = {
            MatchRequest.class,
            VerdictReached.class,
            ScoreRequest.class,
            TextScored.class,
            CodingRequest.class,
            CodingDone.class,
            ReflectionRequest.class,
            ReflectionDone.class
        },
        registerFullHierarchy = true)
public class JudgeService {
    private final RecordPublisher publisher;
    private final List<WorkLoop<?>> loops;

    JudgeService(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            JudgeConfig config,
            InferenceConfig inference,
            MeterRegistry meters,
            OpenTelemetry sdk) {
        OpenTelemetry telemetry = Telemetry.of(sdk);
        KafkaSettings settings = new KafkaSettings(
                kafka, "judge-service", config.kafka().instance().orElse(null), telemetry);
        InferenceTier tier = InferenceTier.of(inference, meters, telemetry, new Random());
        AskUntilReadable asking = new AskUntilReadable(config.judging().reAsks());
        this.publisher = new RecordPublisher(settings, Clock.systemUTC());
        Loops loop = new Loops(settings, config.work(), tier, publisher, meters);
        this.loops = List.of(
                loop.of(
                        Topics.MATCH_REQUESTS,
                        "judge-service",
                        "judge.work",
                        new MatchWorker(new PromptedJudge(tier.models()), asking, publisher, meters)),
                loop.of(
                        Topics.SCORE_REQUESTS,
                        "judge-service-scores",
                        "judge.scoring",
                        new ScoreWorker(new PromptedScorer(tier.models()), asking, publisher, meters)),
                loop.of(
                        Topics.CODING_REQUESTS,
                        "judge-service-coding",
                        "judge.coding",
                        new CodingWorker(new PromptedCoder(tier.models()), asking, publisher, meters)),
                loop.of(
                        Topics.REFLECTION_REQUESTS,
                        "judge-service-reflection",
                        "judge.reflection",
                        new ReflectionWorker(
                                new PromptedReflector(tier.models(), tier.embeddings()), asking, publisher, meters)));
    }

    private record Loops(
            KafkaSettings settings,
            JudgeConfig.Work work,
            InferenceTier tier,
            RecordPublisher publisher,
            MeterRegistry meters) {
        <T> WorkLoop<T> of(Topic<T> topic, String group, String prefix, Worker<T> worker) {
            return new WorkLoop<>(
                    settings,
                    topic,
                    new WorkLoop.Options(group, work.slots(), work.prefetch(), work.grace(), prefix),
                    tier.capacity(),
                    worker,
                    publisher,
                    meters);
        }
    }

    @Produces
    @Singleton
    @Liveness
    @Readiness
    QueueHealth health() {
        return new QueueHealth(loops);
    }

    void start(@Observes StartupEvent event) {
        loops.forEach(WorkLoop::start);
        Termination.ends(() -> Quarkus.asyncExit(0));
    }

    void stop(@Observes ShutdownEvent event) {
        loops.parallelStream().forEach(WorkLoop::close);
        publisher.close();
    }
}
