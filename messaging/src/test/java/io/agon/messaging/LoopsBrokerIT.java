package io.agon.messaging;

import io.agon.contracts.ErrorCode;
import io.agon.contracts.Headers;
import io.agon.contracts.ModelCall;
import io.agon.contracts.ScaffoldId;
import io.agon.contracts.ScaffoldRequest;
import io.agon.contracts.Topic;
import io.agon.embedded.EmbeddedBroker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class LoopsBrokerIT {
    private static final AtomicInteger TOPICS = new AtomicInteger();
    private static EmbeddedBroker broker;
    private static KafkaSettings settings;

    private final List<AutoCloseable> open = new ArrayList<>();
    private Topic<ScaffoldRequest> topic;
    private RecordPublisher publisher;

    @BeforeAll
    static void startBroker() throws Exception {
        Path folder = Files.createTempDirectory("agon-loops-");
        broker = EmbeddedBroker.start(folder);
        settings = new KafkaSettings(Map.of("bootstrap.servers", broker.bootstrapServers()), "loops", null);
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void freshTopic() {
        topic = new Topic<>(
                "loops.test" + TOPICS.incrementAndGet() + ".v1",
                Topic.Kind.WORK_QUEUE,
                ScaffoldRequest.class,
                "scaffoldId",
                List.of(),
                List.of(),
                6,
                Duration.ofDays(1));
        TopicAdministration.create(settings, List.of(topic), (short) 1);
        publisher = new RecordPublisher(settings, Clock.systemUTC());
    }

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable closeable : open) {
            closeable.close();
        }
        publisher.close();
    }

    @Test
    void worksOnManyRequestsAtOnceAndCompletesThemInAnyOrder() {
        // Given: the first request does not end before forty others have
        publishRequests(41);
        CountDownLatch others = new CountDownLatch(40);
        Set<String> done = ConcurrentHashMap.newKeySet();

        // When
        loop("g", 41, 41, request -> {
            if (request.scaffoldId().value().equals("s-0")) {
                others.await();
            }
            done.add(request.scaffoldId().value());
            others.countDown();
        });

        // Then
        await().until(() -> done.size() == 41);
    }

    @Test
    void beginsNoMoreThanThereIsCapacityForAndAllOnceThereIsMore() {
        // Given
        publishRequests(30);
        AtomicInteger capacity = new AtomicInteger(3);
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        CountDownLatch all = new CountDownLatch(12);
        loop("g", 12, 30, capacity::get, request -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            if (done.get() < 10) {
                Thread.sleep(5);
            } else {
                all.countDown();
                all.await();
            }
            atOnce.decrementAndGet();
            if (done.incrementAndGet() == 10) {
                assertThat(most).hasValue(3);
                capacity.set(12);
            }
        });

        // Then: the last twenty wait for one another, twelve at once
        await().until(() -> done.get() == 30);
        assertThat(most).hasValue(12);
    }

    @Test
    void deliversAgainWhatWasNotDoneWhenTheReplicaWentAway() throws Exception {
        // Given: a replica that hangs on one request and is closed with no grace
        publishRequests(20);
        CountDownLatch never = new CountDownLatch(1);
        Set<String> first = ConcurrentHashMap.newKeySet();
        WorkLoop<ScaffoldRequest> hanging = new WorkLoop<>(
                settings,
                topic,
                new WorkLoop.Options("g", 20, 20, Duration.ZERO, "test.work"),
                () -> 20,
                request -> {
                    if (request.scaffoldId().value().equals("s-7")) {
                        never.await();
                    }
                    first.add(request.scaffoldId().value());
                },
                publisher,
                new SimpleMeterRegistry());
        hanging.start();
        await().until(() -> first.size() == 19);
        hanging.close();

        // When
        Set<String> second = ConcurrentHashMap.newKeySet();
        loop("g", 4, 4, request -> second.add(request.scaffoldId().value()));

        // Then
        await().until(() -> second.contains("s-7"));
        never.countDown();
    }

    @Test
    void acknowledgesWhatIsDoneSoThatNothingIsRepeatedAfterAnOrderlyClose() throws Exception {
        // Given
        publishRequests(30);
        Set<String> first = ConcurrentHashMap.newKeySet();
        WorkLoop<ScaffoldRequest> loop =
                loop("g", 8, 8, request -> first.add(request.scaffoldId().value()));
        await().until(() -> first.size() == 30);

        // When
        loop.close();

        // Then
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()))) {
            long committed = admin.listConsumerGroupOffsets("g").all().get().get("g").entrySet().stream()
                    .filter(e -> e.getKey().topic().equals(topic.name()))
                    .mapToLong(e -> e.getValue().offset())
                    .sum();
            assertThat(committed).isEqualTo(30);
        }
    }

    @Test
    void writesDeadLettersForBrokenRefusedAndFailedWorkAndGoesOn() {
        // Given
        publisher
                .publishEncoded(topic.name(), "k", "broken", "{\"title\":\"no id\"}".getBytes(UTF_8))
                .join();
        publishRequests(3);
        Set<String> done = ConcurrentHashMap.newKeySet();

        // When
        loop("g", 2, 2, request -> {
            switch (request.scaffoldId().value()) {
                case "s-0" -> throw new WorkFailure(ErrorCode.MODEL_UNKNOWN, "no model 'x'", 4);
                case "s-1" -> throw new IllegalStateException("a bug");
                default -> done.add(request.scaffoldId().value());
            }
        });

        // Then
        await().until(() -> done.contains("s-2"));
        List<ConsumerRecord<byte[], byte[]>> letters = readDeadLetters(3);
        assertThat(letters.stream().map(r -> header(r, Headers.ERROR_CODE)))
                .containsExactlyInAnyOrder("invalid-message", "model-unknown", "internal");
        ConsumerRecord<byte[], byte[]> unknown = letters.stream()
                .filter(r -> header(r, Headers.ERROR_CODE).equals("model-unknown"))
                .findFirst()
                .orElseThrow();
        assertThat(header(unknown, Headers.ERROR_DETAIL)).isEqualTo("no model 'x'");
        assertThat(header(unknown, Headers.ERROR_ATTEMPTS)).isEqualTo("4");
        assertThat(header(unknown, Headers.CE_ID)).isEqualTo("id-s-0");
    }

    @Test
    void deadLetterThatTheBrokerDoesNotTakeIsWrittenAsSoonAsItDoes() throws Exception {
        // Given: no letter is small enough
        limitLetters("10");
        AtomicInteger worked = new AtomicInteger();
        publishRequests(1);
        loop("g", 2, 2, request -> {
            worked.incrementAndGet();
            throw new WorkFailure(ErrorCode.ENDPOINT_UNAUTHORISED, "key refused", 1);
        });
        await().until(() -> worked.get() == 1);

        // When
        limitLetters("1000000");

        // Then
        assertThat(readDeadLetters(1)).hasSize(1);
        assertThat(worked).hasValue(1);
    }

    private void limitLetters(String bytes) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, topic.deadLetters()),
                            List.of(new AlterConfigOp(
                                    new ConfigEntry("max.message.bytes", bytes), AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }

    @Test
    void newReplicaTakesItsShareWithoutLosingOrRepeatingFinishedWork() {
        // Given
        publishRequests(200);
        Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
        Worker<ScaffoldRequest> worker = request -> {
            counts.computeIfAbsent(request.scaffoldId().value(), id -> new AtomicInteger())
                    .incrementAndGet();
            CountDownLatch pause = new CountDownLatch(1);
            assertThat(pause.await(20, java.util.concurrent.TimeUnit.MILLISECONDS))
                    .isFalse();
        };
        loop("g", 2, 2, worker);
        await().until(() -> counts.size() > 20);

        // When
        WorkLoop<ScaffoldRequest> second = loop("g", 2, 2, worker);

        // Then
        await().atMost(Duration.ofSeconds(60)).until(() -> counts.size() == 200);
        assertThat(second.healthy()).isTrue();
        assertThat(counts.values()).allSatisfy(n -> assertThat(n.get()).isEqualTo(1));
    }

    @Test
    void eventsStayUntilTheStoreIsBackAndAreAppliedOnceItIs() {
        // Given
        publishRequests(5);
        AtomicInteger refusals = new AtomicInteger(3);
        Set<String> applied = ConcurrentHashMap.newKeySet();

        // When
        EventLoop<ScaffoldRequest> loop = EventLoop.of(
                settings,
                topic,
                "events",
                100,
                events -> {
                    if (refusals.getAndDecrement() > 0) {
                        throw new RetryLater("database gone", new IllegalStateException());
                    }
                    events.forEach(e -> applied.add(e.message().scaffoldId().value()));
                },
                publisher,
                new SimpleMeterRegistry(),
                "test");
        open.add(loop.start());

        // Then
        await().until(() -> applied.size() == 5);
        assertThat(readDeadLetters(0)).isEmpty();
    }

    @Test
    void oneEventThatCannotBeAppliedDoesNotHoldUpTheOthers() {
        // Given
        publishRequests(10);
        Set<String> applied = ConcurrentHashMap.newKeySet();

        // When
        EventLoop<ScaffoldRequest> loop = EventLoop.of(
                settings,
                topic,
                "events",
                100,
                events -> {
                    if (events.stream()
                            .anyMatch(e -> e.message().scaffoldId().value().equals("s-4"))) {
                        throw new IllegalStateException("poison");
                    }
                    events.forEach(e -> applied.add(e.message().scaffoldId().value()));
                },
                publisher,
                new SimpleMeterRegistry(),
                "test");
        open.add(loop.start());

        // Then
        await().until(() -> applied.size() == 9);
        assertThat(readDeadLetters(1)).hasSize(1);
    }

    @Test
    void listenerOfDeadLettersLearnsTheReason() {
        // Given
        publishRequests(1);
        loop("g", 1, 1, request -> {
            throw new WorkFailure(ErrorCode.ENDPOINT_UNAUTHORISED, "key refused", 1);
        });
        ConcurrentLinkedQueue<EventLoop.Event<ScaffoldRequest>> heard = new ConcurrentLinkedQueue<>();

        // When
        open.add(EventLoop.ofDeadLetters(
                        settings, topic, "dead", heard::addAll, publisher, new SimpleMeterRegistry(), "test")
                .start());

        // Then
        await().until(() -> !heard.isEmpty());
        assertThat(heard.peek().errorCode()).isEqualTo("endpoint-unauthorised");
        assertThat(heard.peek().errorDetail()).isEqualTo("key refused");
        assertThat(heard.peek().message().scaffoldId().value()).isEqualTo("s-0");
    }

    private WorkLoop<ScaffoldRequest> loop(String group, int slots, int prefetch, Worker<ScaffoldRequest> worker) {
        return loop(group, slots, prefetch, () -> slots, worker);
    }

    private WorkLoop<ScaffoldRequest> loop(
            String group, int slots, int prefetch, IntSupplier capacity, Worker<ScaffoldRequest> worker) {
        WorkLoop<ScaffoldRequest> loop = new WorkLoop<>(
                settings,
                topic,
                new WorkLoop.Options(group, slots, prefetch, Duration.ofSeconds(5), "test.work"),
                capacity,
                worker,
                publisher,
                new SimpleMeterRegistry());
        open.add(loop);
        return loop.start();
    }

    private void publishRequests(int count) {
        for (int i = 0; i < count; i++) {
            String id = "s-" + i;
            ScaffoldRequest request = new ScaffoldRequest(
                    new ScaffoldId(id),
                    "Title",
                    "a.txt",
                    "0".repeat(64),
                    new ModelCall("scaffold", "default", "m", null, null, null));
            publisher.publishAndWait(topic, id, "id-" + id, request);
        }
    }

    private List<ConsumerRecord<byte[], byte[]>> readDeadLetters(int atLeast) {
        List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            TopicPartition partition = new TopicPartition(topic.deadLetters(), 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            await().until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(letters::add);
                return letters.size() >= atLeast;
            });
        }
        return letters;
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
