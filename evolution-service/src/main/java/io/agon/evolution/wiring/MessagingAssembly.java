package io.agon.evolution.wiring;

import io.agon.contracts.CandidateDrafted;
import io.agon.contracts.CodingDone;
import io.agon.contracts.CodingRequest;
import io.agon.contracts.DraftRequest;
import io.agon.contracts.MatchRequest;
import io.agon.contracts.ReflectionDone;
import io.agon.contracts.ReflectionRequest;
import io.agon.contracts.ScaffoldRequest;
import io.agon.contracts.ScoreRequest;
import io.agon.contracts.TextScored;
import io.agon.contracts.Topics;
import io.agon.contracts.VerdictReached;
import io.agon.evolution.adapter.kafka.CodingListener;
import io.agon.evolution.adapter.kafka.EvaluationListener;
import io.agon.evolution.adapter.kafka.EventHealth;
import io.agon.evolution.adapter.kafka.ReflectionListener;
import io.agon.evolution.adapter.kafka.RequestSender;
import io.agon.evolution.adapter.kafka.ResultListener;
import io.agon.evolution.adapter.kafka.ScoreListener;
import io.agon.evolution.application.ApplyDrafts;
import io.agon.evolution.application.ApplyScores;
import io.agon.evolution.application.ApplyVerdicts;
import io.agon.evolution.application.ChangeBoard;
import io.agon.evolution.application.EvaluateRuns;
import io.agon.evolution.application.ImproveTexts;
import io.agon.evolution.application.InduceCriteria;
import io.agon.evolution.application.RunCampaigns;
import io.agon.evolution.application.StopOnDeadLetter;
import io.agon.evolution.application.WatchHeldOut;
import io.agon.evolution.application.port.Evaluations;
import io.agon.evolution.application.port.Improvements;
import io.agon.evolution.application.port.Inductions;
import io.agon.evolution.application.port.Outbox;
import io.agon.evolution.application.port.Scores;
import io.agon.evolution.config.EvolutionConfig;
import io.agon.evolution.wiring.ScoringAssembly.Nudges;
import io.agon.messaging.EventLoop;
import io.agon.messaging.KafkaSettings;
import io.agon.messaging.OutboxPublisher;
import io.agon.messaging.RecordPublisher;
import io.agon.messaging.Telemetry;
import io.agon.messaging.Termination;
import io.agon.storage.StoreUnavailable;
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
import org.jboss.logging.Logger;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Loops over the broker: started with the service, drained before it ends. */
@ApplicationScoped
@RegisterForReflection(
        targets = {
            DraftRequest.class,
            CandidateDrafted.class,
            MatchRequest.class,
            VerdictReached.class,
            ScoreRequest.class,
            TextScored.class,
            CodingRequest.class,
            CodingDone.class,
            ReflectionRequest.class,
            ReflectionDone.class,
            ScaffoldRequest.class
        },
        registerFullHierarchy = true)
class MessagingAssembly {
    private static final Logger LOG = Logger.getLogger(MessagingAssembly.class);
    private static final String SERVICE = "evolution-service";
    private static final String METERS = "evolution";

    private final EvolutionConfig config;
    private final Map<String, Object> connection;
    private final ResultListener listener;
    private final ScoreListener scoreListener;
    private final CodingListener codingListener;
    private final ReflectionListener reflectionListener;
    private final ApplyScores applyScores;
    private final WatchHeldOut heldOut;
    private final InduceCriteria inducing;
    private final Outbox outbox;
    private final Scores scores;
    private final Inductions inductions;
    private final ImproveTexts improving;
    private final Improvements improvements;
    private final Evaluations evaluations;
    private final EvaluateRuns evaluating;
    private final RunCampaigns campaigning;
    private final Nudges nudges;
    private final ChangeBoard changes;
    private final MeterRegistry meters;
    private final Clock clock;
    private final OpenTelemetry telemetry;
    private final List<AutoCloseable> open = new ArrayList<>();
    private final Map<String, BooleanSupplier> loops = new ConcurrentSkipListMap<>();

    MessagingAssembly(
            EvolutionConfig config,
            @Identifier("default-kafka-broker") Map<String, Object> connection,
            ApplyDrafts applyDrafts,
            ApplyVerdicts applyVerdicts,
            StopOnDeadLetter stopOnDeadLetter,
            Outbox outbox,
            Scores scores,
            ApplyScores applyScores,
            WatchHeldOut heldOut,
            Inductions inductions,
            InduceCriteria inducing,
            Improvements improvements,
            ImproveTexts improving,
            Evaluations evaluations,
            EvaluateRuns evaluating,
            RunCampaigns campaigning,
            Nudges nudges,
            ChangeBoard changes,
            MeterRegistry meters,
            Clock clock,
            OpenTelemetry telemetry) {
        this.config = config;
        this.connection = connection;
        this.reflectionListener = new ReflectionListener(improving);
        this.listener = new ResultListener(
                applyDrafts, applyVerdicts, stopOnDeadLetter, reflectionListener, new EvaluationListener(evaluating));
        this.scoreListener = new ScoreListener(applyScores, meters);
        this.codingListener = new CodingListener(inducing);
        this.applyScores = applyScores;
        this.heldOut = heldOut;
        this.inducing = inducing;
        this.inductions = inductions;
        this.improving = improving;
        this.improvements = improvements;
        this.evaluations = evaluations;
        this.evaluating = evaluating;
        this.campaigning = campaigning;
        this.outbox = outbox;
        this.scores = scores;
        this.nudges = nudges;
        this.changes = changes;
        this.meters = meters;
        this.clock = clock;
        this.telemetry = Telemetry.of(telemetry);
    }

    void start(@Observes StartupEvent event) {
        Termination.ends(() -> Quarkus.asyncExit(0));
        if (!config.messaging().enabled()) {
            LOG.info("Messaging is off: runs are shown, none is taken on");
            return;
        }
        KafkaSettings settings =
                new KafkaSettings(connection, SERVICE, config.kafka().instance().orElse(null), telemetry);
        RecordPublisher publisher = new RecordPublisher(settings, clock);
        open.add(publisher);
        int batch = config.messaging().batch();
        listen(
                "drafts",
                EventLoop.of(
                        settings,
                        Topics.CANDIDATE_DRAFTED,
                        SERVICE,
                        batch,
                        listener::drafted,
                        publisher,
                        meters,
                        METERS));
        listen(
                "verdicts",
                EventLoop.of(
                        settings, Topics.VERDICT_REACHED, SERVICE, batch, listener::judged, publisher, meters, METERS));
        listen(
                "draft-dead-letters",
                EventLoop.ofDeadLetters(
                        settings, Topics.DRAFT_REQUESTS, SERVICE, listener::draftFailed, publisher, meters, METERS));
        listen(
                "match-dead-letters",
                EventLoop.ofDeadLetters(
                        settings, Topics.MATCH_REQUESTS, SERVICE, listener::matchFailed, publisher, meters, METERS));
        listen(
                "drafted-dead-letters",
                EventLoop.ofDeadLetters(
                        settings,
                        Topics.CANDIDATE_DRAFTED,
                        SERVICE,
                        listener::draftedFailed,
                        publisher,
                        meters,
                        METERS));
        listen(
                "verdict-dead-letters",
                EventLoop.ofDeadLetters(
                        settings, Topics.VERDICT_REACHED, SERVICE, listener::judgedFailed, publisher, meters, METERS));
        listen(
                "scores",
                EventLoop.of(
                        settings,
                        Topics.TEXT_SCORED,
                        SERVICE,
                        batch,
                        scoreListener::scored,
                        publisher,
                        meters,
                        METERS));
        listen(
                "score-dead-letters",
                EventLoop.ofDeadLetters(
                        settings,
                        Topics.SCORE_REQUESTS,
                        SERVICE,
                        scoreListener::requestFailed,
                        publisher,
                        meters,
                        METERS));
        listen(
                "scored-dead-letters",
                EventLoop.ofDeadLetters(
                        settings, Topics.TEXT_SCORED, SERVICE, scoreListener::scoredFailed, publisher, meters, METERS));
        listen(
                "codings",
                EventLoop.of(
                        settings, Topics.CODING_DONE, SERVICE, batch, codingListener::done, publisher, meters, METERS));
        listen(
                "coding-dead-letters",
                EventLoop.ofDeadLetters(
                        settings,
                        Topics.CODING_REQUESTS,
                        SERVICE,
                        codingListener::requestFailed,
                        publisher,
                        meters,
                        METERS));
        listen(
                "coded-dead-letters",
                EventLoop.ofDeadLetters(
                        settings, Topics.CODING_DONE, SERVICE, codingListener::doneFailed, publisher, meters, METERS));
        listen(
                "reflections",
                EventLoop.of(
                        settings,
                        Topics.REFLECTION_DONE,
                        SERVICE,
                        batch,
                        reflectionListener::done,
                        publisher,
                        meters,
                        METERS));
        listen(
                "reflection-dead-letters",
                EventLoop.ofDeadLetters(
                        settings,
                        Topics.REFLECTION_REQUESTS,
                        SERVICE,
                        reflectionListener::requestFailed,
                        publisher,
                        meters,
                        METERS));
        listen(
                "reflected-dead-letters",
                EventLoop.ofDeadLetters(
                        settings,
                        Topics.REFLECTION_DONE,
                        SERVICE,
                        reflectionListener::doneFailed,
                        publisher,
                        meters,
                        METERS));
        RequestSender sender = new RequestSender(publisher, improving);
        OutboxPublisher<Outbox.Request> sending = send("outbox", outbox::sendNext, sender::send);
        open.add(changes.listen(runId -> sending.nudge()));
        nudges.scores().to(send("score-outbox", scores::sendNext, sender::send)::nudge);
        nudges.coding().to(send("coding-outbox", inductions::sendNext, sender::send)::nudge);
        nudges.improving().to(send("improvement-outbox", improvements::sendNext, sender::send)::nudge);
        nudges.evaluating().to(send("evaluation-outbox", evaluations::sendNext, sender::send)::nudge);
        look();
    }

    private <R> OutboxPublisher<R> send(
            String name, OutboxPublisher.Source<R> source, Function<R, CompletableFuture<Void>> sender) {
        OutboxPublisher<R> sending = new OutboxPublisher<>(
                        source,
                        sender,
                        config.outbox().interval(),
                        config.outbox().batch())
                .start();
        open.add(sending);
        loops.put(name, sending::healthy);
        return sending;
    }

    /** What another replica recorded is looked for now and then, and inductions, improvements, evaluations, campaigns and held-out scoring go on. */
    private void look() {
        ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("look").factory());
        open.add(looking);
        long millis = config.outbox().interval().toMillis();
        for (Runnable each : List.<Runnable>of(
                applyScores::look,
                inducing::look,
                improving::look,
                heldOut::look,
                evaluating::look,
                campaigning::look)) {
            var unused = looking.scheduleWithFixedDelay(() -> looked(each), millis, millis, TimeUnit.MILLISECONDS);
        }
    }

    /** What is thrown here would end the looking for good. */
    private static void looked(Runnable look) {
        try {
            look.run();
        } catch (StoreUnavailable e) {
            LOG.debugf(e, "Not looked, trying again");
        } catch (RuntimeException e) {
            LOG.errorf(e, "Looking failed, trying again");
        }
    }

    private void listen(String name, EventLoop<?> loop) {
        open.add(loop.start());
        loops.put(name, loop::healthy);
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

    @Produces
    @Singleton
    @Readiness
    EventHealth ready() {
        return new EventHealth(loops);
    }

    @Produces
    @Singleton
    @Liveness
    EventHealth alive() {
        return new EventHealth(loops);
    }
}
