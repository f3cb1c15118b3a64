package io.agon.messaging;

import io.agon.contracts.ErrorCode;
import io.agon.contracts.Headers;
import io.agon.contracts.Topic;
import io.agon.contracts.Wire;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jboss.logging.Logger;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Writes records with CloudEvents headers; a write is done when every in-sync replica has it. Thread-safe.
 *
 * <p>Ids are the caller's and derived from the content's identity: the same message written twice carries the same id. Where spans are
 * recorded, a record carries the context it was written in.
 */
public final class RecordPublisher implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(RecordPublisher.class);

    private final Producer<byte[], byte[]> producer;
    private final String source;
    private final Clock clock;
    private final RecordTraces traces;

    public RecordPublisher(KafkaSettings settings, Clock clock) {
        this(
                new KafkaProducer<>(settings.with(Map.of(
                        ProducerConfig.CLIENT_ID_CONFIG,
                        settings.clientId(),
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.LINGER_MS_CONFIG,
                        2,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        30_000,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        10_000,
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        4 * 1024 * 1024,
                        ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                        ByteArraySerializer.class,
                        ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                        ByteArraySerializer.class))),
                "/" + settings.clientId(),
                clock,
                settings.telemetry());
    }

    RecordPublisher(Producer<byte[], byte[]> producer, String source, Clock clock, OpenTelemetry telemetry) {
        this.producer = producer;
        this.source = source;
        this.clock = clock;
        this.traces = new RecordTraces(telemetry);
    }

    /** Starts a write; the future ends when the broker has the record for good, or fails. */
    public <T> CompletableFuture<Void> publish(Topic<T> topic, String key, String id, T message) {
        return send(topic.name(), null, key, Wire.encode(message), headers(id, topic.name()));
    }

    /**
     * As {@link #publish}, in a partition of the caller's choice: records of one lane stay in their order and beside each
     * other, and lanes with numbers that follow each other are spread evenly.
     *
     * @param lane not negative; lanes share partitions where there are more of them
     */
    public <T> CompletableFuture<Void> publish(Topic<T> topic, int lane, String key, String id, T message) {
        int partition = lane % producer.partitionsFor(topic.name()).size();
        return send(topic.name(), partition, key, Wire.encode(message), headers(id, topic.name()));
    }

    /**
     * Writes and waits, for as long as the broker is away; for a worker that must not acknowledge its request before the
     * result, which was paid for, is durable.
     */
    public <T> void publishAndWait(Topic<T> topic, String key, String id, T message) {
        await(() -> publish(topic, key, id, message));
    }

    /** Starts a write of a message that is encoded already, as the outbox holds it. */
    public CompletableFuture<Void> publishEncoded(String topic, String key, String id, byte[] json) {
        return send(topic, null, key, json, headers(id, topic));
    }

    /** Writes the record to the dead letters of its topic and waits. Its own headers are kept. */
    void deadLetter(ConsumerRecord<byte[], byte[]> record, ErrorCode code, String detail, int attempts) {
        ProducerRecord<byte[], byte[]> letter =
                new ProducerRecord<>("dlq." + record.topic(), null, record.key(), record.value());
        for (Header header : record.headers()) {
            letter.headers().add(header);
        }
        letter.headers().add(Headers.ERROR_CODE, code.code().getBytes(UTF_8));
        letter.headers().add(Headers.ERROR_DETAIL, String.valueOf(detail).getBytes(UTF_8));
        letter.headers().add(Headers.ERROR_ATTEMPTS, Integer.toString(attempts).getBytes(UTF_8));
        await(() -> send(letter));
    }

    private Map<String, String> headers(String id, String type) {
        Map<String, String> headers = new HashMap<>();
        headers.put(Headers.CONTENT_TYPE, "application/json");
        headers.put(Headers.CE_SPEC_VERSION, "1.0");
        headers.put(Headers.CE_ID, id);
        headers.put(Headers.CE_TYPE, type);
        headers.put(Headers.CE_SOURCE, source);
        headers.put(Headers.CE_TIME, clock.instant().toString());
        return headers;
    }

    private CompletableFuture<Void> send(
            String topic, Integer partition, String key, byte[] value, Map<String, String> headers) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, partition, key.getBytes(UTF_8), value);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
        Span span = traces.sending(record, headers.get(Headers.CE_ID));
        return send(record).whenComplete((done, failure) -> RecordTraces.end(span, failure));
    }

    private CompletableFuture<Void> send(ProducerRecord<byte[], byte[]> record) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        var unused = producer.send(record, (metadata, failure) -> {
            if (failure == null) {
                done.complete(null);
            } else {
                done.completeExceptionally(failure);
            }
        });
        return done;
    }

    /** Writes again what timed out: readers know the record by its id, should both arrive. */
    private static void await(Supplier<CompletableFuture<Void>> write) {
        while (true) {
            try {
                write.get().get();
                return;
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof RetriableException)) {
                    throw new CompletionException(e.getCause());
                }
                LOG.warnf(
                        "Record not written, trying again cause=%s",
                        e.getCause().getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CompletionException(e);
            }
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
