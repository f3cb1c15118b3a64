package io.agon.messaging;

import io.agon.contracts.ErrorCode;
import io.agon.contracts.InvalidMessage;
import io.agon.contracts.Topic;
import io.agon.contracts.Wire;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Span;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;

/**
 * Works on a queue with many requests in flight, completed in whatever order they end.
 *
 * <p>One thread polls; up to {@code slots} virtual threads work, fewer while there is capacity for fewer. A partition's
 * committed offset is the first one not yet done, so a crash loses nothing and repeats at most what was in flight or finished behind a slower record. Fetching stops
 * while {@code prefetch} requests wait, so that a replica never holds work that an idle one could do. When partitions
 * move to another replica their waiting requests are let go and those in flight are given time to end first.
 *
 * <p>{@link #close()} takes no new work, waits for what is in flight within the grace period, commits and leaves the
 * group; what did not end is delivered again to another replica.
 */
public final class WorkLoop<T> implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(WorkLoop.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final long REFUSE_AGAIN_NANOS = Duration.ofSeconds(5).toNanos();
    private static final long COMMIT_EVERY_NANOS = Duration.ofMillis(250).toNanos();
    // A backlog stays with the broker: a replica buffers the work of its next moments, not 1 MiB of every partition.
    private static final int FETCH_BYTES = 1 << 20;
    private static final int PARTITION_FETCH_BYTES = 1 << 17;

    private final Topic<T> topic;
    private final Options options;
    private final IntSupplier capacity;
    private final Worker<T> worker;
    private final RecordPublisher publisher;
    private final MeterRegistry meters;
    private final RecordTraces traces;
    private final Consumer<byte[], byte[]> consumer;
    private final Thread poller;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicReference<Throwable> fault = new AtomicReference<>();

    // Guarded by lock: touched by the poller and by the working threads.
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition workEnded = lock.newCondition();
    private final ArrayDeque<ConsumerRecord<byte[], byte[]>> waiting = new ArrayDeque<>();
    private final Map<TopicPartition, OffsetTracker> trackers = new HashMap<>();
    private int inFlight;
    private boolean closing;

    /**
     * @param group consumer group, shared by all replicas of the service
     * @param slots most requests in flight, at least 1
     * @param prefetch most requests waiting for a slot, at least 1
     * @param grace how long {@link WorkLoop#close()} and a rebalance wait for requests in flight
     * @param meterPrefix first part of the metric names, such as {@code judge.work}
     * @param threads of the requests in flight
     */
    public record Options(
            String group, int slots, int prefetch, Duration grace, String meterPrefix, ThreadFactory threads) {
        /** On virtual threads. */
        public Options(String group, int slots, int prefetch, Duration grace, String meterPrefix) {
            this(
                    group,
                    slots,
                    prefetch,
                    grace,
                    meterPrefix,
                    Thread.ofVirtual().name(meterPrefix).factory());
        }

        public Options {
            if (slots < 1 || prefetch < 1) {
                throw new IllegalArgumentException("slots is " + slots + ", prefetch is " + prefetch + ": at least 1");
            }
        }
    }

    /**
     * @param capacity requests worth working on at once at this moment, at least 1: fewer than the slots where what the
     *     worker depends on takes no more; asked often, must not block
     */
    public WorkLoop(
            KafkaSettings settings,
            Topic<T> topic,
            Options options,
            IntSupplier capacity,
            Worker<T> worker,
            RecordPublisher publisher,
            MeterRegistry meters) {
        this.topic = topic;
        this.options = options;
        this.capacity = capacity;
        this.worker = worker;
        this.publisher = publisher;
        this.meters = meters;
        this.traces = new RecordTraces(settings.telemetry());
        Map<String, Object> consuming = consumerSettings(settings, options.group(), topic.name(), options.prefetch());
        consuming.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        consuming.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, PARTITION_FETCH_BYTES);
        this.consumer = new KafkaConsumer<>(settings.with(consuming));
        this.poller = Thread.ofPlatform().name("work-" + topic.name()).unstarted(this::run);
        Gauge.builder(options.meterPrefix() + ".slots", () -> options.slots()).register(meters);
        Gauge.builder(options.meterPrefix() + ".in.flight", this::inFlight).register(meters);
        Gauge.builder(options.meterPrefix() + ".waiting", this::waiting).register(meters);
        // there from the beginning: what was never counted would be missing, not nothing
        for (ErrorCode code : ErrorCode.values()) {
            var unused = deadLetters(code);
        }
        Gauge.builder(options.meterPrefix() + ".lag", () -> ConsumerLag.of(consumer))
                .register(meters);
    }

    static Map<String, Object> consumerSettings(KafkaSettings settings, String group, String topic, int maxRecords) {
        Map<String, Object> all = new HashMap<>();
        all.put(ConsumerConfig.CLIENT_ID_CONFIG, settings.clientId() + "-" + group);
        all.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        if (settings.instance() != null) {
            all.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, settings.instance() + "-" + topic);
        }
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        all.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        // members hear of a rebalance by heartbeat: replicas that were added begin to work that much sooner
        all.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 500);
        all.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, maxRecords);
        all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        all.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        all.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        all.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return all;
    }

    /** Joins the group and begins to work. */
    public WorkLoop<T> start() {
        poller.start();
        return this;
    }

    /** Name of the queue. */
    public String topic() {
        return topic.name();
    }

    /** Requests being worked on now. */
    public int inFlight() {
        return locked(() -> inFlight);
    }

    /** Whether the loop works; false once closed or after a fault that it cannot go on from. */
    public boolean healthy() {
        return poller.isAlive() && fault.get() == null;
    }

    private int waiting() {
        return locked(waiting::size);
    }

    private void run() {
        try {
            consumer.subscribe(List.of(topic.name()), new Rebalances());
            long lastCommit = System.nanoTime();
            while (!locked(() -> closing)) {
                boolean room = awaitRoom();
                steerFetching(room);
                List<ConsumerRecord<byte[], byte[]>> records = poll(room ? POLL : Duration.ZERO);
                if (!records.isEmpty()) {
                    admit(records);
                }
                if (System.nanoTime() - lastCommit > COMMIT_EVERY_NANOS) {
                    commit(false);
                    lastCommit = System.nanoTime();
                }
            }
            awaitInFlight(trackersSnapshot());
            commit(true);
        } catch (Throwable e) {
            fault.set(e);
            LOG.errorf(e, "Work loop ended by a fault topic=%s", topic.name());
        } finally {
            try {
                consumer.close();
            } catch (KafkaException e) {
                LOG.warnf(e, "Consumer did not close cleanly topic=%s", topic.name());
            }
            ended.countDown();
        }
    }

    private List<ConsumerRecord<byte[], byte[]>> poll(Duration timeout) {
        try {
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            consumer.poll(timeout).forEach(records::add);
            return records;
        } catch (org.apache.kafka.common.errors.AuthorizationException
                | org.apache.kafka.common.errors.AuthenticationException
                | org.apache.kafka.common.errors.FencedInstanceIdException e) {
            throw e;
        } catch (KafkaException e) {
            LOG.warnf(e, "Poll failed, trying again topic=%s", topic.name());
            return List.of();
        }
    }

    /** Waits, for as long as a poll at most, until fewer requests wait for a slot than may; whether that is so. */
    private boolean awaitRoom() {
        lock.lock();
        try {
            long nanos = POLL.toNanos();
            while (waiting.size() >= options.prefetch() && !closing && nanos > 0) {
                nanos = workEnded.awaitNanos(nanos);
            }
            return waiting.size() < options.prefetch();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Stops fetching while enough requests wait for a slot. */
    private void steerFetching(boolean room) {
        if (!room) {
            consumer.pause(consumer.assignment());
        } else if (!consumer.paused().isEmpty()) {
            consumer.resume(consumer.paused());
        }
    }

    private void admit(List<ConsumerRecord<byte[], byte[]>> records) {
        lock.lock();
        try {
            for (ConsumerRecord<byte[], byte[]> record : records) {
                trackers.computeIfAbsent(partition(record), p -> new OffsetTracker())
                        .begin(record.offset());
                waiting.add(record);
            }
            startWaiting();
        } finally {
            lock.unlock();
        }
    }

    /** Fills the slots there are. Called with the lock held. */
    private void startWaiting() {
        int room = Math.min(options.slots(), capacity.getAsInt());
        while (inFlight < room && !closing && !waiting.isEmpty()) {
            ConsumerRecord<byte[], byte[]> next = waiting.poll();
            inFlight++;
            options.threads().newThread(() -> work(next)).start();
        }
    }

    private void work(ConsumerRecord<byte[], byte[]> record) {
        boolean done = process(record);
        lock.lock();
        try {
            OffsetTracker tracker = trackers.get(partition(record));
            if (tracker != null && done) {
                tracker.end(record.offset());
            } else if (tracker != null) {
                tracker.abandon(record.offset());
            }
            inFlight--;
            startWaiting();
            workEnded.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** True if the record may be acknowledged. */
    private boolean process(ConsumerRecord<byte[], byte[]> record) {
        return traces.working(record, options.group(), span -> process(record, span));
    }

    private boolean process(ConsumerRecord<byte[], byte[]> record, Span span) {
        try {
            worker.work(Wire.decode(record.value(), topic.message()));
            return true;
        } catch (InvalidMessage e) {
            RecordTraces.refused(span, ErrorCode.INVALID_MESSAGE);
            return refuse(record, ErrorCode.INVALID_MESSAGE, e.getMessage(), 1);
        } catch (WorkFailure e) {
            RecordTraces.refused(span, e.code());
            return refuse(record, e.code(), e.getMessage(), e.attempts());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (RuntimeException e) {
            LOG.errorf(
                    e,
                    "Work failed unexpectedly topic=%s partition=%d offset=%d",
                    record.topic(),
                    record.partition(),
                    record.offset());
            RecordTraces.refused(span, ErrorCode.INTERNAL);
            return refuse(record, ErrorCode.INTERNAL, e.getClass().getSimpleName(), 1);
        }
    }

    private Counter deadLetters(ErrorCode code) {
        return Counter.builder(options.meterPrefix() + ".dead.letters")
                .tag("code", code.code())
                .register(meters);
    }

    /**
     * Writes the dead letter, again and again if need be: the request would else be neither done nor refused until another
     * replica has its partition. False if the loop closes first.
     */
    private boolean refuse(ConsumerRecord<byte[], byte[]> record, ErrorCode code, String detail, int attempts) {
        LOG.warnf(
                "Request refused topic=%s partition=%d offset=%d code=%s detail=%s",
                record.topic(), record.partition(), record.offset(), code.code(), detail);
        while (true) {
            try {
                publisher.deadLetter(record, code, detail, attempts);
                deadLetters(code).increment();
                return true;
            } catch (RuntimeException e) {
                LOG.errorf(
                        e,
                        "Dead letter not written, trying again topic=%s partition=%d offset=%d",
                        record.topic(),
                        record.partition(),
                        record.offset());
            }
            if (closesWithin(REFUSE_AGAIN_NANOS)) {
                return false;
            }
        }
    }

    private boolean closesWithin(long nanos) {
        long left = nanos;
        lock.lock();
        try {
            while (!closing && left > 0) {
                left = workEnded.awaitNanos(left);
            }
            return closing;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void commit(boolean wait) {
        Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
        lock.lock();
        try {
            trackers.forEach((partition, tracker) -> {
                if (tracker.hasNews()) {
                    positions.put(partition, new OffsetAndMetadata(tracker.takePosition()));
                }
            });
        } finally {
            lock.unlock();
        }
        if (positions.isEmpty()) {
            return;
        }
        try {
            if (wait) {
                consumer.commitSync(positions, Duration.ofSeconds(10));
            } else {
                consumer.commitAsync(positions, (offsets, failure) -> {
                    if (failure != null) {
                        again(offsets.keySet());
                    }
                });
            }
        } catch (KafkaException e) {
            LOG.warnf(e, "Offsets not committed, work may be repeated topic=%s", topic.name());
            again(positions.keySet());
        }
    }

    private void again(Collection<TopicPartition> partitions) {
        lock.lock();
        try {
            partitions.forEach(partition -> {
                OffsetTracker tracker = trackers.get(partition);
                if (tracker != null) {
                    tracker.tellAgain();
                }
            });
        } finally {
            lock.unlock();
        }
    }

    private Set<TopicPartition> trackersSnapshot() {
        return locked(() -> new HashSet<>(trackers.keySet()));
    }

    /** Waits, within the grace period, until nothing of these partitions is in flight. */
    private void awaitInFlight(Collection<TopicPartition> partitions) {
        long nanos = options.grace().toNanos();
        lock.lock();
        try {
            waiting.removeIf(record -> {
                boolean gone = partitions.contains(partition(record));
                if (gone) {
                    trackers.get(partition(record)).abandon(record.offset());
                }
                return gone;
            });
            while (partitions.stream()
                    .anyMatch(p -> trackers.containsKey(p) && trackers.get(p).busy())) {
                if (nanos <= 0) {
                    LOG.warnf("Grace period over with work in flight, it will be repeated topic=%s", topic.name());
                    return;
                }
                nanos = workEnded.awaitNanos(nanos);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private <R> R locked(java.util.function.Supplier<R> read) {
        lock.lock();
        try {
            return read.get();
        } finally {
            lock.unlock();
        }
    }

    private static TopicPartition partition(ConsumerRecord<?, ?> record) {
        return new TopicPartition(record.topic(), record.partition());
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closing = true;
            workEnded.signalAll();
        } finally {
            lock.unlock();
        }
        if (poller.getState() == Thread.State.NEW) {
            consumer.close();
            return;
        }
        LOG.infof("No more work is taken, what is in flight is finished topic=%s", topic.name());
        try {
            if (!ended.await(options.grace().toMillis() + 15_000, TimeUnit.MILLISECONDS)) {
                LOG.warnf("Work loop did not end in time topic=%s", topic.name());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Rebalances implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            LOG.infof("Partitions assigned topic=%s count=%d", topic.name(), partitions.size());
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            awaitInFlight(partitions);
            commit(true);
            forget(partitions);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            lock.lock();
            try {
                waiting.removeIf(record -> partitions.contains(partition(record)));
            } finally {
                lock.unlock();
            }
            forget(partitions);
        }

        private void forget(Collection<TopicPartition> partitions) {
            lock.lock();
            try {
                partitions.forEach(trackers::remove);
            } finally {
                lock.unlock();
            }
        }
    }
}
