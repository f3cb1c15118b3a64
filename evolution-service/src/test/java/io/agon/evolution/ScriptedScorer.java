package io.agon.evolution;

import io.agon.contracts.CriterionScore;
import io.agon.contracts.Headers;
import io.agon.contracts.ScoreRequest;
import io.agon.contracts.TextScored;
import io.agon.contracts.Topics;
import io.agon.contracts.Usage;
import io.agon.contracts.Wire;
import io.agon.messaging.RecordPublisher;
import io.agon.testkit.SharedBroker;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Scores texts on the real broker as a judge would: a text that reads "level 3 …" stands on the third level of everything. */
final class ScriptedScorer implements AutoCloseable {
    final AtomicInteger scored = new AtomicInteger();
    /** Error code with which requests go to the dead letters; null: they are scored. */
    volatile String failing;
    /** Whether requests stay with the broker, unread. */
    volatile boolean away;
    /** How often each result is told. */
    volatile int copies = 1;

    private final String marker;
    private final RecordPublisher publisher =
            new RecordPublisher(SharedBroker.settings("scripted-scorer"), Clock.systemUTC());
    private final KafkaProducer<byte[], byte[]> letters = new KafkaProducer<>(
            Map.of("bootstrap.servers", SharedBroker.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    private final Thread thread;
    private volatile boolean closing;

    /** @param marker part of the briefs that are served */
    ScriptedScorer(String marker) {
        this.marker = marker;
        this.thread = Thread.ofPlatform().name("scripted-scorer").start(this::run);
    }

    private void run() {
        Map<String, Object> settings = new HashMap<>(Map.of("bootstrap.servers", SharedBroker.bootstrapServers()));
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, "scripted-" + UUID.randomUUID());
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(Topics.SCORE_REQUESTS.name()));
            while (!closing) {
                consumer.resume(consumer.paused());
                consumer.pause(away ? consumer.assignment() : List.of());
                consumer.poll(Duration.ofMillis(50))
                        .forEach(record -> answer(Wire.decode(record.value(), ScoreRequest.class), record.value()));
            }
        }
    }

    private void answer(ScoreRequest request, byte[] raw) {
        if (!request.brief().contains(marker)) {
            return;
        }
        if (failing != null) {
            var letter = new ProducerRecord<byte[], byte[]>(
                    Topics.SCORE_REQUESTS.deadLetters(),
                    request.scoreId().value().getBytes(UTF_8),
                    raw);
            letter.headers().add(Headers.ERROR_CODE, failing.getBytes(UTF_8));
            letter.headers().add(Headers.ERROR_DETAIL, "the endpoint does not know the model".getBytes(UTF_8));
            var unused = letters.send(letter);
            return;
        }
        scored.incrementAndGet();
        boolean unreadable = request.text().startsWith("unreadable");
        int level = unreadable ? 0 : Character.digit(request.text().charAt("level ".length()), 10);
        TextScored result = new TextScored(
                request.scoreId(),
                request.judge().role(),
                request.judge().model() + "-served",
                unreadable
                        ? List.of()
                        : request.rubric().criteria().stream()
                                .map(criterion -> {
                                    int levels = criterion.levels().isEmpty()
                                            ? 5
                                            : criterion.levels().size();
                                    return new CriterionScore(
                                            criterion.name(),
                                            Math.min(level, levels),
                                            levels,
                                            List.of(request.text().substring(0, 7)),
                                            "As it says.");
                                })
                                .toList(),
                0,
                unreadable ? "not-json" : null,
                "reply",
                "scores@1",
                "hash",
                new Usage(1, 300, 200, 60, 5),
                true);
        String id = request.scoreId().value();
        for (int copy = 0; copy < copies; copy++) {
            publisher.publishAndWait(Topics.TEXT_SCORED, id, id, result);
        }
    }

    @Override
    public void close() throws InterruptedException {
        closing = true;
        thread.join();
        publisher.close();
        letters.close();
    }
}
