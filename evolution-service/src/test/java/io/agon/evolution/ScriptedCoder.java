package io.agon.evolution;

import io.agon.contracts.Category;
import io.agon.contracts.Code;
import io.agon.contracts.CodingDone;
import io.agon.contracts.CodingRequest;
import io.agon.contracts.Criterion;
import io.agon.contracts.Headers;
import io.agon.contracts.Sample;
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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Codes on the real broker as a judge-service would: every sample shows level, and one criterion comes of it. */
final class ScriptedCoder implements AutoCloseable {
    /** Roles that were answered, in order. */
    final List<String> answered = new CopyOnWriteArrayList<>();
    /** Error code with which requests go to the dead letters; null: they are answered. */
    volatile String failing;

    private final String form;
    private final RecordPublisher publisher =
            new RecordPublisher(SharedBroker.settings("scripted-coder"), Clock.systemUTC());
    private final KafkaProducer<byte[], byte[]> letters = new KafkaProducer<>(
            Map.of("bootstrap.servers", SharedBroker.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    private final Thread thread;
    private volatile boolean closing;

    /** @param form of the texts that are served */
    ScriptedCoder(String form) {
        this.form = form;
        this.thread = Thread.ofPlatform().name("scripted-coder").start(this::run);
    }

    private void run() {
        Map<String, Object> settings = new HashMap<>(Map.of("bootstrap.servers", SharedBroker.bootstrapServers()));
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, "scripted-" + UUID.randomUUID());
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(Topics.CODING_REQUESTS.name()));
            while (!closing) {
                consumer.poll(Duration.ofMillis(50)).forEach(record -> {
                    CodingRequest request = Wire.decode(record.value(), CodingRequest.class);
                    if (request.form().equals(form)) {
                        answer(request, record.value());
                    }
                });
            }
        }
    }

    private void answer(CodingRequest request, byte[] raw) {
        String id = request.codingId().value();
        if (failing != null) {
            var letter =
                    new ProducerRecord<byte[], byte[]>(Topics.CODING_REQUESTS.deadLetters(), id.getBytes(UTF_8), raw);
            letter.headers().add(Headers.ERROR_CODE, failing.getBytes(UTF_8));
            letter.headers().add(Headers.ERROR_DETAIL, "the endpoint refused the key".getBytes(UTF_8));
            var unused = letters.send(letter);
            return;
        }
        List<Code> codes = List.of();
        List<Category> categories = List.of();
        List<Criterion> criteria = List.of();
        List<List<Integer>> sources = List.of();
        List<Integer> covered = List.of();
        switch (request.role()) {
            case OPEN ->
                codes = request.samples().stream().map(ScriptedCoder::code).toList();
            case AXIAL ->
                categories = List.of(new Category(
                        "levels",
                        "How high it stands.",
                        "low",
                        "high",
                        IntStream.rangeClosed(1, request.codes().size()).boxed().toList()));
            case SELECTIVE -> {
                criteria = List.of(new Criterion("level", "how high", 2, List.of("1", "2", "3", "4", "5")));
                sources = List.of(List.of(1));
            }
            case COMPARISON -> covered = request.codes().stream().map(code -> 1).toList();
        }
        answered.add(request.role().name());
        CodingDone done = new CodingDone(
                request.codingId(),
                request.role(),
                "coder",
                "scripted-coder",
                codes,
                0,
                categories,
                criteria,
                sources,
                covered,
                null,
                "reply",
                "coding@1",
                "hash",
                new Usage(1, 100, 0, 50, 5),
                true);
        for (int copy = 0; copy < 2; copy++) {
            publisher.publishAndWait(Topics.CODING_DONE, id, id, done);
        }
    }

    private static Code code(Sample sample) {
        return new Code(
                "level",
                "how high it stands",
                true,
                List.of(new Code.Evidence(sample.id(), sample.text().substring(0, 7))));
    }

    @Override
    public void close() throws InterruptedException {
        closing = true;
        thread.join();
        publisher.close();
        letters.close();
    }
}
