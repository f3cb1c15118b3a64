package io.agon.judge;

import io.agon.contracts.JudgingMode;
import io.agon.contracts.MatchRequest;
import io.agon.contracts.Outcome;
import io.agon.contracts.Topics;
import io.agon.contracts.VerdictReached;
import io.agon.contracts.Wire;
import io.agon.embedded.EmbeddedBroker;
import io.agon.messaging.KafkaSettings;
import io.agon.messaging.RecordPublisher;
import io.agon.messaging.TopicAdministration;
import io.agon.testkit.GuardedBroker;
import io.agon.testkit.PackagedProcess;
import io.agon.testkit.StubEndpoint;
import io.agon.testkit.StubEndpoint.Answer;
import io.agon.testkit.TlsProxy;
import io.agon.testkit.TopicReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The packaged service as a process on a broker of its own: how it is stopped, and how it trusts. */
class PackagedJudgeIT {
    private static final int SLOTS = 4;
    private static final String READABLE =
            "{\"analysis\":\"The first has a spine.\",\"margins\":{\"structure\":2,\"prose\":-1},\"verdict\":\"A\"}";

    @TempDir
    private Path folder;

    private final StubEndpoint endpoint = StubEndpoint.shared();
    private EmbeddedBroker broker;
    private RecordPublisher publisher;
    private TopicReader verdicts;

    private void begin() {
        broker = EmbeddedBroker.start(folder.resolve("broker"));
        Map<String, Object> connection = Map.of("bootstrap.servers", broker.bootstrapServers());
        TopicAdministration.create(new KafkaSettings(connection, "packaged-test", null), Topics.all(), (short) 1);
        connect(connection);
    }

    private void connect(Map<String, Object> connection) {
        publisher = new RecordPublisher(new KafkaSettings(connection, "packaged-test", null), Clock.systemUTC());
        verdicts = new TopicReader(Topics.VERDICT_REACHED.name(), connection);
    }

    @AfterEach
    void ends() {
        verdicts.close();
        publisher.close();
        if (broker != null) {
            broker.close();
        }
    }

    private PackagedProcess judge(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "kafka.bootstrap.servers", broker.bootstrapServers(),
                "agon.inference.endpoints.default.base-url", endpoint.baseUrl().toString(),
                "agon.work.slots", Integer.toString(SLOTS),
                "agon.work.prefetch", "1"));
        settings.putAll(more);
        return PackagedProcess.worker(settings);
    }

    private void send(MatchRequest request) {
        String id = request.matchId().value();
        publisher.publishAndWait(Topics.MATCH_REQUESTS, id, id, request);
    }

    private List<VerdictReached> verdicts(int count) {
        return verdicts.await(count, unused -> true).stream()
                .map(record -> Wire.decode(record.value(), VerdictReached.class))
                .toList();
    }

    @Test
    void isConfiguredByItsEnvironment() throws Exception {
        // Given
        begin();
        endpoint.script(call -> Answer.text(READABLE));
        send(Requests.match(JudgingMode.REASONED));

        // When
        try (PackagedProcess judge = PackagedProcess.worker(Map.of())
                .environment(Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers(),
                        "AGON_INFERENCE_ENDPOINTS_DEFAULT_BASE_URL",
                                endpoint.baseUrl().toString(),
                        "AGON_INFERENCE_ENDPOINTS_DEFAULT_API_KEY", "a-key"))
                .start()) {

            // Then
            assertThat(verdicts(1).getFirst().outcome()).isEqualTo(Outcome.FIRST);
            assertThat(endpoint.calls().element().authorization()).isEqualTo("Bearer a-key");
        }
    }

    @Test
    void toldToEndItFinishesWhatIsInFlightAndLeavesTheRestToOthers() throws Exception {
        // Given
        begin();
        int matches = 3 * SLOTS;
        CountDownLatch told = new CountDownLatch(1);
        endpoint.script(call -> {
            awaitQuietly(told);
            return Answer.text(READABLE);
        });
        IntStream.range(0, matches).forEach(unused -> send(Requests.match(JudgingMode.REASONED)));
        try (PackagedProcess judge = judge(Map.of()).start()) {
            await().atMost(Duration.ofSeconds(30)).until(() -> endpoint.calls().size() == SLOTS);

            // When
            judge.terminate();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> judge.log()
                            .contains("No more work is taken, what is in flight is finished topic="
                                    + Topics.MATCH_REQUESTS.name()));
            assertThat(judge.alive()).isTrue();
            told.countDown();

            // Then
            assertThat(judge.ended()).isZero();
            assertThat(verdicts(SLOTS)).extracting(VerdictReached::outcome).containsOnly(Outcome.FIRST);
            assertThat(endpoint.calls()).hasSize(SLOTS);
        }
        try (PackagedProcess another = judge(Map.of()).start()) {
            assertThat(verdicts(matches - SLOTS)).hasSize(matches - SLOTS);
            assertThat(another.alive()).isTrue();
            assertThat(endpoint.calls()).hasSize(matches);
        }
    }

    @Test
    void killedItCostsNoMoreCallsThanItHadInFlight() throws Exception {
        // Given
        begin();
        int matches = 3 * SLOTS;
        CountDownLatch killed = new CountDownLatch(1);
        endpoint.script(call -> {
            if (call.number() <= SLOTS) {
                awaitQuietly(killed);
            }
            return Answer.text(READABLE);
        });
        IntStream.range(0, matches).forEach(unused -> send(Requests.match(JudgingMode.REASONED)));
        // takes its partitions back at once, where a newcomer would wait for the dead one's session
        Map<String, String> sameName = Map.of("agon.kafka.instance", "judge-1");
        try (PackagedProcess judge = judge(sameName).start()) {
            await().atMost(Duration.ofSeconds(30)).until(() -> endpoint.calls().size() == SLOTS);

            // When
            judge.kill();
        }
        killed.countDown();

        // Then
        try (PackagedProcess unused = judge(sameName).start()) {
            assertThat(verdicts(matches)).extracting(VerdictReached::matchId).doesNotHaveDuplicates();
            assertThat(endpoint.calls()).hasSize(matches + SLOTS);
        }
    }

    @Test
    void speaksTlsWithBrokerAndEndpointAndShowsWhoItIs() throws Exception {
        TlsProxy.Certificate certificate = TlsProxy.Certificate.create(folder);
        String pem = certificate.pem().toString();
        endpoint.script(call -> Answer.text(READABLE));
        try (TlsProxy beforeTier = TlsProxy.open(certificate, endpoint.baseUrl().getPort());
                GuardedBroker guarded = GuardedBroker.start(folder.resolve("guarded"), certificate)) {
            connect(guarded.direct());
            MatchRequest request = Requests.match(JudgingMode.REASONED);
            try (PackagedProcess unused = PackagedProcess.worker(Map.of(
                            "agon.inference.endpoints.default.base-url",
                            "https://127.0.0.1:" + beforeTier.port() + "/v1",
                            "quarkus.tls.trust-store.pem.certs",
                            pem))
                    .environment(guarded.environment("judge-service"))
                    .start()) {
                send(request);

                assertThat(verdicts(1).getFirst().matchId()).isEqualTo(request.matchId());
            }
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
