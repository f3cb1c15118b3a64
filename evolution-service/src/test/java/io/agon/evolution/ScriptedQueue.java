package io.agon.evolution;

import io.agon.contracts.Headers;
import io.agon.contracts.Topic;
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
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A work queue on the real broker, worked on as a test says: requests are answered, go to the dead letters, or stay.
 *
 * @param <Q> a request
 * @param <A> an answer
 */
final class ScriptedQueue<Q, A> implements AutoCloseable {
    /** Error code with which requests go to the dead letters; null: they are answered. */
    volatile String failing;
    /** Whether requests stay unread. */
    volatile boolean away;
    /** How often each answer is told. */
    volatile int copies = 1;

    private final Topic<Q> requests;
    private final Topic<A> answers;
    private final Predicate<Q> served;
    private final Function<Q, String> id;
    private final Function<Q, A> answer;
    private final RecordPublisher publisher =
            new RecordPublisher(SharedBroker.settings("scripted-queue"), Clock.systemUTC());
    private final KafkaProducer<byte[], byte[]> letters = new KafkaProducer<>(
            Map.of("bootstrap.servers", SharedBroker.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    private final Thread thread;
    private volatile boolean closing;

    /** @param served which requests are this test's */
    ScriptedQueue(
            Topic<Q> requests, Topic<A> answers, Predicate<Q> served, Function<Q, String> id, Function<Q, A> answer) {
        this.requests = requests;
        this.answers = answers;
        this.served = served;
        this.id = id;
        this.answer = answer;
        this.thread = Thread.ofPlatform().name("scripted-" + requests.name()).unstarted(this::run);
    }

    ScriptedQueue<Q, A> start() {
        thread.start();
        return this;
    }

    private void run() {
        Map<String, Object> settings = new HashMap<>(Map.of("bootstrap.servers", SharedBroker.bootstrapServers()));
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, "scripted-" + UUID.randomUUID());
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(requests.name()));
            Queue<byte[]> unread = new ArrayDeque<>();
            while (!closing) {
                consumer.poll(Duration.ofMillis(50)).forEach(record -> unread.add(record.value()));
                while (!away && !unread.isEmpty()) {
                    work(unread.remove());
                }
            }
        }
    }

    /** Answers from now on; when this returns, the service has taken note of every dead letter. */
    void mend() {
        synchronized (letters) {
            failing = null;
        }
        ScriptedWorkers.awaitLettersRead(requests.deadLetters());
    }

    private void work(byte[] raw) {
        Q request = Wire.decode(raw, requests.message());
        if (!served.test(request)) {
            return;
        }
        String key = id.apply(request);
        if (refused(key, raw)) {
            return;
        }
        A told = answer.apply(request);
        for (int copy = 0; copy < copies; copy++) {
            publisher.publishAndWait(answers, key, key, told);
        }
    }

    private boolean refused(String key, byte[] raw) {
        synchronized (letters) {
            if (failing == null) {
                return false;
            }
            var letter = new ProducerRecord<byte[], byte[]>(requests.deadLetters(), key.getBytes(UTF_8), raw);
            letter.headers().add(Headers.ERROR_CODE, failing.getBytes(UTF_8));
            letter.headers().add(Headers.ERROR_DETAIL, "the endpoint refused it".getBytes(UTF_8));
            var unused = letters.send(letter);
            letters.flush();
            return true;
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
