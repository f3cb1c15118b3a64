package io.agon.scaffold.wiring;

import io.agon.contracts.ScaffoldRequest;
import io.agon.contracts.StepRequest;
import io.agon.contracts.Topics;
import io.agon.inference.InferenceConfig;
import io.agon.inference.InferenceTier;
import io.agon.manuscript.BookReader;
import io.agon.manuscript.text.Limits;
import io.agon.messaging.KafkaSettings;
import io.agon.messaging.OutboxPublisher;
import io.agon.messaging.RecordPublisher;
import io.agon.messaging.Telemetry;
import io.agon.messaging.Termination;
import io.agon.messaging.WorkLoop;
import io.agon.scaffold.adapter.db.DatabaseLibrary;
import io.agon.scaffold.adapter.db.DatabaseOutbox;
import io.agon.scaffold.adapter.db.DatabaseProjects;
import io.agon.scaffold.adapter.evolution.EvolutionContests;
import io.agon.scaffold.adapter.kafka.Messages;
import io.agon.scaffold.adapter.kafka.QueueHealth;
import io.agon.scaffold.adapter.kafka.ScaffoldWorker;
import io.agon.scaffold.adapter.kafka.StepWorker;
import io.agon.scaffold.adapter.llm.PromptedScribe;
import io.agon.scaffold.adapter.metrics.MadeMeters;
import io.agon.scaffold.adapter.tokens.BytePairTokenizers;
import io.agon.scaffold.application.BeginBook;
import io.agon.scaffold.application.BeginScaffold;
import io.agon.scaffold.application.MeasureScaffold;
import io.agon.scaffold.application.ReplaceStep;
import io.agon.scaffold.application.WorkOnStep;
import io.agon.scaffold.application.port.Library;
import io.agon.scaffold.application.port.Outbox;
import io.agon.scaffold.application.port.Projects;
import io.agon.scaffold.application.port.SceneContests;
import io.agon.scaffold.application.port.Scribe;
import io.agon.scaffold.application.port.Tokenizers;
import io.agon.scaffold.config.ScaffoldConfig;
import io.agon.scaffold.domain.building.Bounds;
import io.agon.scaffold.domain.plan.Arcs;
import io.agon.scaffold.domain.plan.CanonUpdate;
import io.agon.scaffold.domain.plan.Cast;
import io.agon.scaffold.domain.plan.ChapterPlan;
import io.agon.scaffold.domain.plan.Digest;
import io.agon.scaffold.domain.plan.Likelihood;
import io.agon.scaffold.domain.plan.Meanings;
import io.agon.scaffold.domain.plan.Outline;
import io.agon.scaffold.domain.plan.Premise;
import io.agon.scaffold.domain.plan.Prompts;
import io.agon.scaffold.domain.plan.Prose;
import io.agon.scaffold.domain.plan.Remainder;
import io.agon.scaffold.domain.plan.SceneBreaks;
import io.agon.scaffold.domain.plan.ScenePlan;
import io.agon.scaffold.domain.plan.ScenePlans;
import io.agon.scaffold.domain.plan.World;
import io.agon.scaffold.domain.project.BookSpecification;
import io.agon.scaffold.domain.project.BuildSpecification;
import io.agon.scaffold.domain.project.MeasurementSpecification;
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
import jakarta.persistence.EntityManager;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ThreadFactory;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The whole service: work on books over database, broker and models. */
@ApplicationScoped
@RegisterForReflection(
        targets = {
            ScaffoldRequest.class,
            StepRequest.class,
            BuildSpecification.class,
            BookSpecification.class,
            MeasurementSpecification.class,
            Arcs.class,
            CanonUpdate.class,
            Cast.class,
            ChapterPlan.class,
            Digest.class,
            Likelihood.class,
            Meanings.class,
            Outline.class,
            Premise.class,
            Prompts.class,
            Prose.class,
            Remainder.class,
            SceneBreaks.class,
            ScenePlan.class,
            ScenePlans.class,
            World.class
        },
        registerFullHierarchy = true)
public class ScaffoldService {
    private static final Logger LOG = Logger.getLogger(ScaffoldService.class);
    private static final String SERVICE = "scaffold-service";
    private static final Duration OUTBOX_INTERVAL = Duration.ofSeconds(1);
    private static final int OUTBOX_BATCH = 200;
    private static final int REQUESTS_AT_ONCE = 2;
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int ID_LENGTH = 12;

    private final List<AutoCloseable> open = new ArrayList<>();
    private final Map<String, BooleanSupplier> loops = new ConcurrentSkipListMap<>();
    private volatile OutboxPublisher<Outbox.Wanted> sending;

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Ids of new scaffolds. */
    @Produces
    @Singleton
    Supplier<String> ids() {
        SecureRandom random = new SecureRandom();
        return () -> random.ints(ID_LENGTH, 0, LETTERS.length())
                .mapToObj(i -> LETTERS.substring(i, i + 1))
                .collect(Collectors.joining("", "s-", ""));
    }

    @Produces
    @Singleton
    Library library() {
        return new DatabaseLibrary(new BookReader(Limits.DEFAULT));
    }

    @Produces
    @Singleton
    Projects projects(Clock clock) {
        return new DatabaseProjects(clock, this::nudge);
    }

    @Produces
    @Singleton
    Outbox outbox(EntityManager entities) {
        return new DatabaseOutbox(entities);
    }

    @Produces
    @Singleton
    BeginScaffold beginScaffold(Projects projects, Library library, Clock clock) {
        return new BeginScaffold(projects, library, clock);
    }

    @Produces
    @Singleton
    BeginBook beginBook(Projects projects, Clock clock) {
        return new BeginBook(projects, clock);
    }

    @Produces
    @Singleton
    MeasureScaffold measureScaffold(Projects projects, Library library, Scribe scribe, Clock clock) {
        return new MeasureScaffold(projects, library, scribe, clock);
    }

    @Produces
    @Singleton
    ReplaceStep replaceStep(Projects projects, Library library, Scribe scribe) {
        return new ReplaceStep(projects, library, scribe);
    }

    @Produces
    @Singleton
    Tokenizers tokenizers() {
        return new BytePairTokenizers();
    }

    @Produces
    @Singleton
    SceneContests contests(ScaffoldConfig config) {
        ScaffoldConfig.Evolution evolution = config.evolution();
        return evolution
                .url()
                .<SceneContests>map(
                        url -> new EvolutionContests(url, evolution.apiKey(), evolution.pause(), evolution.patience()))
                .orElse(SceneContests.NONE);
    }

    @Produces
    @Singleton
    Scribe scribe(InferenceTier tier) {
        return new PromptedScribe(tier.models(), tier.embeddings(), tier.scoring());
    }

    @Produces
    @Singleton
    InferenceTier tier(InferenceConfig config, MeterRegistry meters, OpenTelemetry telemetry) {
        return InferenceTier.of(config, meters, Telemetry.of(telemetry), new Random());
    }

    @Produces
    @Singleton
    @Liveness
    @Readiness
    QueueHealth health() {
        return new QueueHealth(loops);
    }

    void start(
            @Observes StartupEvent event,
            @Identifier("default-kafka-broker") Map<String, Object> connection,
            ScaffoldConfig config,
            InferenceTier tier,
            Scribe scribe,
            SceneContests contests,
            Projects projects,
            Library library,
            Outbox outbox,
            BeginScaffold begin,
            Clock clock,
            MeterRegistry meters,
            OpenTelemetry telemetry) {
        Termination.ends(() -> Quarkus.asyncExit(0));
        KafkaSettings settings =
                new KafkaSettings(connection, SERVICE, config.kafka().instance().orElse(null), Telemetry.of(telemetry));
        RecordPublisher publisher = new RecordPublisher(settings, clock);
        open.add(publisher);
        WorkOnStep work = new WorkOnStep(projects, library, scribe, contests, new MadeMeters(meters));
        int slots = config.work().slots();
        WorkLoop<StepRequest> steps = new WorkLoop<>(
                settings,
                Topics.STEP_REQUESTS,
                new WorkLoop.Options(
                        SERVICE, slots, slots, config.work().grace(), "scaffold.work", platformThreads("step")),
                tier.capacity(),
                new StepWorker(work, this::nudge, meters),
                publisher,
                meters);
        listen("steps", steps.start(), steps::healthy);
        WorkLoop<ScaffoldRequest> requests = new WorkLoop<>(
                settings,
                Topics.SCAFFOLD_REQUESTS,
                new WorkLoop.Options(
                        SERVICE + "-requests",
                        REQUESTS_AT_ONCE,
                        REQUESTS_AT_ONCE,
                        config.work().grace(),
                        "scaffold.requests",
                        platformThreads("request")),
                () -> REQUESTS_AT_ONCE,
                new ScaffoldWorker(begin, () -> bounds(config)),
                publisher,
                meters);
        listen("requests", requests.start(), requests::healthy);
        sending = new OutboxPublisher<>(
                outbox::sendNext,
                wanted -> publisher.publish(
                        Topics.STEP_REQUESTS,
                        wanted.project() + "/" + wanted.key(),
                        wanted.project() + "/" + wanted.key() + "/" + wanted.attempt(),
                        Messages.request(wanted)),
                OUTBOX_INTERVAL,
                OUTBOX_BATCH);
        listen("outbox", sending.start(), sending::healthy);
    }

    /** Work that waits for the database: in native executables a virtual thread may miss that a reply came (ADR 11). */
    private static ThreadFactory platformThreads(String name) {
        return Thread.ofPlatform().daemon().name(name + "-", 0).factory();
    }

    private static Bounds bounds(ScaffoldConfig config) {
        return Bounds.of(Optional.ofNullable(config.models().get("scaffold"))
                .map(ScaffoldConfig.DefaultModel::contextTokens)
                .orElse(32_768));
    }

    private void listen(String name, AutoCloseable loop, BooleanSupplier healthy) {
        open.add(loop);
        loops.put(name, healthy);
    }

    private void nudge() {
        OutboxPublisher<Outbox.Wanted> current = sending;
        if (current != null) {
            current.nudge();
        }
    }

    /** Last opened, first closed: nothing is left without what it needs. */
    void stop(@Observes ShutdownEvent event) {
        for (AutoCloseable each : open.reversed()) {
            try {
                each.close();
            } catch (Exception e) {
                LOG.warnf(e, "Not closed cleanly");
            }
        }
    }
}
