package io.agon.messaging;

import io.agon.contracts.ErrorCode;
import io.agon.contracts.Headers;
import io.agon.contracts.InvalidMessage;
import io.agon.contracts.Topic;
import io.agon.contracts.Wire;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.jboss.logging.Logger;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Applies events in batches, in the order of their partition, and acknowledges what was applied.
 *
 * <p>While the store cannot be reached ({@link RetryLater}) the batch stays and is tried again, for as long as it takes.
 * An event that is broken, or that alone makes the application fail, goes to the dead letters, so that it cannot hold up
 * those behind it.
 */
public final class EventLoop<T> implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(EventLoop.class);
    /** Events that come within a few hundredths of a second are applied together: a batch is one transaction. */
    private static final Map<String, Object> GATHERED =
            Map.of(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 64 * 1024, ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 40);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final String topicName;
    private final Class<T> type;
    private final EventHandler<T> handler;
    private final RecordPublisher publisher;
    private final RecordTraces traces;
    private final String group;
    private final Counter deadLetters;
    private final boolean refusedGoToDeadLetters;
    private final Consumer<byte[], byte[]> consumer;
    private final Thread thread;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final AtomicReference<Throwable> fault = new AtomicReference<>();

    /**
     * An event and the reason it carries if it is a dead letter.
     *
     * @param errorCode null for an event that is no dead letter
     * @param errorDetail one sentence, or null
     * @param writtenAt when it was written to its topic
     */
    public record Event<T>(T message, String errorCode, String errorDetail, Instant writtenAt) {}

    /** Applies a batch, all or nothing. Called by one thread. */
    @FunctionalInterface
    public interface EventHandler<T> {
        /** @throws RetryLater if the store cannot be reached now */
        void apply(List<Event<T>> events);
    }

    /** Listens to an event topic. */
    public static <T> EventLoop<T> of(
            KafkaSettings settings,
            Topic<T> topic,
            String group,
            int maxBatch,
            EventHandler<T> handler,
            RecordPublisher publisher,
            MeterRegistry meters,
            String meterPrefix) {
        return new EventLoop<>(
                settings,
                topic.name(),
                topic.message(),
                group,
                maxBatch,
                handler,
                publisher,
                meters,
                meterPrefix,
                true,
                GATHERED);
    }

    /** Listens to the dead letters of a topic; those it cannot read stay where they are. */
    public static <T> EventLoop<T> ofDeadLetters(
            KafkaSettings settings,
            Topic<T> topic,
            String group,
            EventHandler<T> handler,
            RecordPublisher publisher,
            MeterRegistry meters,
            String meterPrefix) {
        return new EventLoop<>(
                settings,
                topic.deadLetters(),
                topic.message(),
                group,
                100,
                handler,
                publisher,
                meters,
                meterPrefix,
                false,
                Map.of());
    }

    private EventLoop(
            KafkaSettings settings,
            String topicName,
            Class<T> type,
            String group,
            int maxBatch,
            EventHandler<T> handler,
            RecordPublisher publisher,
            MeterRegistry meters,
            String meterPrefix,
            boolean refusedGoToDeadLetters,
            Map<String, Object> fetching) {
        this.topicName = topicName;
        this.type = type;
        this.handler = handler;
        this.publisher = publisher;
        this.traces = new RecordTraces(settings.telemetry());
        this.group = group;
        this.refusedGoToDeadLetters = refusedGoToDeadLetters;
        this.deadLetters = Counter.builder(meterPrefix + ".dead.letters")
                .tag("code", "event")
                .register(meters);
        Map<String, Object> all = WorkLoop.consumerSettings(settings, group, topicName, maxBatch);
        all.putAll(fetching);
        this.consumer = new KafkaConsumer<>(settings.with(all));
        this.thread = Thread.ofPlatform().name("events-" + topicName).unstarted(this::run);
        Gauge.builder(meterPrefix + ".events.lag", () -> ConsumerLag.of(consumer))
                .description("Events that have not been fetched")
                .tag("topic", topicName)
                .register(meters);
    }

    /** Joins the group and begins to apply. */
    public EventLoop<T> start() {
        thread.start();
        return this;
    }

    /** Whether the loop runs; false once closed or after a fault that it cannot go on from. */
    public boolean healthy() {
        return thread.isAlive() && fault.get() == null;
    }

    private void run() {
        try {
            consumer.subscribe(List.of(topicName));
            while (stop.getCount() > 0) {
                List<ConsumerRecord<byte[], byte[]>> records = poll();
                if (!records.isEmpty() && applyAll(records)) {
                    acknowledge(records);
                }
            }
        } catch (WakeupException e) {
            LOG.debugf("Event loop woken to stop topic=%s", topicName);
        } catch (Throwable e) {
            fault.set(e);
            LOG.errorf(e, "Event loop ended by a fault topic=%s", topicName);
        } finally {
            try {
                consumer.close();
            } catch (KafkaException e) {
                LOG.warnf(e, "Consumer did not close cleanly topic=%s", topicName);
            }
        }
    }

    private List<ConsumerRecord<byte[], byte[]>> poll() {
        try {
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            return records;
        } catch (WakeupException
                | org.apache.kafka.common.errors.AuthorizationException
                | org.apache.kafka.common.errors.AuthenticationException
                | org.apache.kafka.common.errors.FencedInstanceIdException e) {
            throw e;
        } catch (KafkaException e) {
            LOG.warnf(e, "Poll failed, trying again topic=%s", topicName);
            return List.of();
        }
    }

    /** False if the loop was stopped before the batch could be applied. */
    private boolean applyAll(List<ConsumerRecord<byte[], byte[]>> records) {
        List<ConsumerRecord<byte[], byte[]>> readable = new ArrayList<>();
        List<Event<T>> events = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            try {
                events.add(new Event<>(
                        Wire.decode(record.value(), type),
                        header(record, Headers.ERROR_CODE),
                        header(record, Headers.ERROR_DETAIL),
                        Instant.ofEpochMilli(record.timestamp())));
                readable.add(record);
            } catch (InvalidMessage e) {
                refuse(record, ErrorCode.INVALID_MESSAGE, e.getMessage());
            }
        }
        if (events.isEmpty()) {
            return true;
        }
        try {
            return applyPatiently(readable, events);
        } catch (RuntimeException e) {
            LOG.warnf(
                    e, "Batch not applied, applying its events one by one topic=%s count=%d", topicName, events.size());
        }
        for (int i = 0; i < events.size(); i++) {
            try {
                if (!applyPatiently(List.of(readable.get(i)), List.of(events.get(i)))) {
                    return false;
                }
            } catch (RuntimeException e) {
                LOG.errorf(
                        e,
                        "Event not applied topic=%s offset=%d",
                        topicName,
                        readable.get(i).offset());
                refuse(readable.get(i), ErrorCode.INTERNAL, e.getClass().getSimpleName());
            }
        }
        return true;
    }

    private boolean applyPatiently(List<ConsumerRecord<byte[], byte[]>> records, List<Event<T>> events) {
        return traces.applying(records, topicName, group, () -> applyPatiently(events));
    }

    private boolean applyPatiently(List<Event<T>> events) {
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                handler.apply(events);
                return true;
            } catch (RetryLater e) {
                LOG.warnf("Store not reachable, trying again topic=%s detail=%s", topicName, e.getMessage());
                if (stopsWithin(pause)) {
                    return false;
                }
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
                keepMembership();
            }
        }
    }

    /** Polls with everything paused, so that the group does not take this consumer for dead while it waits. */
    private void keepMembership() {
        consumer.pause(consumer.assignment());
        try {
            consumer.poll(Duration.ZERO);
        } catch (WakeupException e) {
            throw e;
        } catch (KafkaException e) {
            LOG.debugf(e, "Poll failed while waiting topic=%s", topicName);
        } finally {
            consumer.resume(consumer.paused());
        }
    }

    private boolean stopsWithin(Duration pause) {
        try {
            return stop.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void refuse(ConsumerRecord<byte[], byte[]> record, ErrorCode code, String detail) {
        LOG.warnf(
                "Event refused topic=%s offset=%d code=%s detail=%s", topicName, record.offset(), code.code(), detail);
        deadLetters.increment();
        if (refusedGoToDeadLetters) {
            publisher.deadLetter(record, code, detail, 1);
        }
    }

    private void acknowledge(List<ConsumerRecord<byte[], byte[]>> records) {
        Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            positions.put(
                    new TopicPartition(record.topic(), record.partition()), new OffsetAndMetadata(record.offset() + 1));
        }
        try {
            consumer.commitAsync(positions, null);
        } catch (KafkaException e) {
            LOG.warnf(e, "Offsets not committed, events may be applied again topic=%s", topicName);
        }
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        stop.countDown();
        if (thread.getState() == Thread.State.NEW) {
            consumer.close();
            return;
        }
        consumer.wakeup();
        try {
            thread.join(Duration.ofSeconds(20));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
