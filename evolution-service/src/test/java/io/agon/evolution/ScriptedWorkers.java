package io.agon.evolution;

import io.agon.contracts.CandidateDrafted;
import io.agon.contracts.DraftRequest;
import io.agon.contracts.Headers;
import io.agon.contracts.MatchRequest;
import io.agon.contracts.Outcome;
import io.agon.contracts.Topic;
import io.agon.contracts.Topics;
import io.agon.contracts.Usage;
import io.agon.contracts.VerdictReached;
import io.agon.contracts.Wire;
import io.agon.messaging.KafkaSettings;
import io.agon.messaging.RecordPublisher;
import io.agon.testkit.SharedBroker;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

/**
 * Answers draft and match requests of one run on the real broker as generator and judge would, deterministic from the
 * seeds in the requests. Texts state their own quality; an offspring is a little better than its parent.
 */
final class ScriptedWorkers implements AutoCloseable {
    final AtomicInteger drafts = new AtomicInteger();
    final AtomicInteger matches = new AtomicInteger();
    final AtomicInteger written = new AtomicInteger();
    /** Requests left alone while idle. */
    final AtomicInteger ignored = new AtomicInteger();

    final Set<String> requestIds = ConcurrentHashMap.newKeySet();
    /** Models that judges were asked to use. */
    final Set<String> judgeModels = ConcurrentHashMap.newKeySet();
    /** Error code with which match requests go to the dead letters; null: they are judged. */
    volatile String failing;
    /** How often each result is told. */
    volatile int copies = 1;
    /** Every how manieth match is void; 0: none. */
    volatile int voidEvery;
    /** Whether requests are left alone. */
    volatile boolean idle;
    /** Whether requests stay with the broker, unread. */
    volatile boolean away;
    /** Whether those of judges do. */
    volatile boolean judgesAway;
    /** By how much a model's drafts are better. */
    volatile ToDoubleFunction<String> skill = model -> 0;
    /** What takes the place of every draft's text; null: its quality. */
    volatile String text;

    private final String marker;
    private final Map<String, Object> connection;
    private final RecordPublisher publisher;
    private final KafkaProducer<byte[], byte[]> letters;
    private final Thread thread;
    private volatile boolean closing;

    /** @param marker part of the brief of the run that is served */
    ScriptedWorkers(String marker) {
        this(marker, Map.of("bootstrap.servers", SharedBroker.bootstrapServers()));
    }

    /** @param connection how to reach another broker */
    ScriptedWorkers(String marker, Map<String, Object> connection) {
        this.marker = marker;
        this.connection = connection;
        this.publisher =
                new RecordPublisher(new KafkaSettings(connection, "scripted-workers", null), Clock.systemUTC());
        this.letters = new KafkaProducer<>(connection, new ByteArraySerializer(), new ByteArraySerializer());
        this.thread = Thread.ofPlatform().name("scripted-workers").start(this::run);
    }

    private void run() {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, "scripted-" + UUID.randomUUID());
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        Random order = new Random(5);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(Topics.DRAFT_REQUESTS.name(), Topics.MATCH_REQUESTS.name()));
            while (!closing) {
                consumer.resume(consumer.paused());
                consumer.pause(consumer.assignment().stream()
                        .filter(partition ->
                                away || judgesAway && partition.topic().equals(Topics.MATCH_REQUESTS.name()))
                        .toList());
                List<Runnable> answers = new ArrayList<>();
                consumer.poll(Duration.ofMillis(50)).forEach(record -> {
                    if (record.topic().equals(Topics.DRAFT_REQUESTS.name())) {
                        answers.add(() -> draft(Wire.decode(record.value(), DraftRequest.class)));
                    } else {
                        answers.add(() -> judge(Wire.decode(record.value(), MatchRequest.class), record.value()));
                    }
                });
                Collections.shuffle(answers, order);
                answers.forEach(Runnable::run);
            }
        }
    }

    private boolean passedOver(String brief) {
        if (brief.contains(marker) && idle) {
            ignored.incrementAndGet();
        }
        return !brief.contains(marker) || idle;
    }

    private void draft(DraftRequest request) {
        if (passedOver(request.brief())) {
            return;
        }
        drafts.incrementAndGet();
        requestIds.add(request.candidateId().value());
        double luck = new SplittableRandom(request.seed()).nextDouble();
        double quality = request.parents().isEmpty()
                ? luck + skill.applyAsDouble(request.writer().model())
                : quality(request.parents().getFirst().text()) + luck - 0.3;
        tell(
                Topics.CANDIDATE_DRAFTED,
                request.runId().value(),
                request.candidateId().value(),
                new CandidateDrafted(
                        request.runId(),
                        request.candidateId(),
                        text == null ? "quality " + quality : text,
                        2,
                        List.of(),
                        false,
                        "writer",
                        "scripted-writer",
                        "draft@1",
                        "hash",
                        new Usage(1, 100, 10, 50, 5),
                        true));
    }

    private void judge(MatchRequest request, byte[] raw) {
        if (passedOver(request.brief())) {
            return;
        }
        matches.incrementAndGet();
        judgeModels.add(request.judge().model());
        requestIds.add(request.matchId().value());
        if (refused(request.matchId().value(), raw)) {
            return;
        }
        boolean unreadable = voidEvery > 0 && request.seed() % voidEvery == 0;
        double edge = quality(request.first().text()) - quality(request.second().text());
        boolean first = new SplittableRandom(request.seed()).nextDouble() < 1 / (1 + Math.exp(-4 * edge));
        tell(
                Topics.VERDICT_REACHED,
                request.runId().value(),
                request.matchId().value(),
                new VerdictReached(
                        request.runId(),
                        request.matchId(),
                        request.first().candidateId(),
                        request.second().candidateId(),
                        "judge",
                        "scripted-judge",
                        unreadable ? Outcome.VOID : first ? Outcome.FIRST : Outcome.SECOND,
                        null,
                        unreadable ? null : (Double) 0.5,
                        Map.of("structure", first ? 0.5 : -0.5),
                        unreadable ? "no letter" : null,
                        "hash",
                        "judge@1",
                        "hash",
                        new Usage(1, 1000, 500, 20, 5),
                        true));
    }

    private boolean refused(String matchId, byte[] raw) {
        synchronized (letters) {
            if (failing == null) {
                return false;
            }
            var letter = new ProducerRecord<byte[], byte[]>(
                    Topics.MATCH_REQUESTS.deadLetters(), matchId.getBytes(UTF_8), raw);
            letter.headers().add(Headers.ERROR_CODE, failing.getBytes(UTF_8));
            letter.headers().add(Headers.ERROR_DETAIL, "the endpoint refused the key".getBytes(UTF_8));
            var unused = letters.send(letter);
            letters.flush();
            written.incrementAndGet();
            return true;
        }
    }

    /** Judges from now on; when this returns, the service has taken note of every dead letter. */
    void mend() {
        synchronized (letters) {
            failing = null;
        }
        awaitLettersRead(Topics.MATCH_REQUESTS.deadLetters());
    }

    /** Waits until the service has taken note of every dead letter that was written. */
    static void awaitLettersRead(String topic) {
        var partition = new TopicPartition(topic, 0);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", SharedBroker.bootstrapServers()))) {
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                long end = admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                        .partitionResult(partition)
                        .get()
                        .offset();
                var read = admin.listConsumerGroupOffsets("evolution-service")
                        .partitionsToOffsetAndMetadata()
                        .get()
                        .get(partition);
                return read != null && read.offset() == end;
            });
        }
    }

    private <T> void tell(Topic<T> topic, String key, String id, T message) {
        for (int i = 0; i < copies; i++) {
            var unused = publisher.publish(topic, key, id, message);
        }
    }

    private static double quality(String text) {
        return Double.parseDouble(text.substring("quality ".length()));
    }

    @Override
    public void close() throws InterruptedException {
        closing = true;
        thread.join();
        publisher.close();
        letters.close();
    }
}
