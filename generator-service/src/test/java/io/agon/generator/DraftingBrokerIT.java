package io.agon.generator;

import io.agon.contracts.CandidateDrafted;
import io.agon.contracts.CandidateId;
import io.agon.contracts.Constraints;
import io.agon.contracts.Criterion;
import io.agon.contracts.DraftRequest;
import io.agon.contracts.ErrorCode;
import io.agon.contracts.Headers;
import io.agon.contracts.ModelCall;
import io.agon.contracts.RunId;
import io.agon.contracts.Topics;
import io.agon.contracts.Variation;
import io.agon.contracts.Wire;
import io.agon.messaging.RecordPublisher;
import io.agon.testkit.BrokerResource;
import io.agon.testkit.SharedBroker;
import io.agon.testkit.StubEndpoint;
import io.agon.testkit.StubEndpoint.Answer;
import io.agon.testkit.StubEndpointResource;
import io.agon.testkit.TopicReader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Requests on a real broker, answered by a stub of a tier: what comes back, and what goes to the dead letters. */
@QuarkusIntegrationTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(StubEndpointResource.class)
@TestProfile(DraftingBrokerIT.ManySlots.class)
class DraftingBrokerIT {
    private static final int SLOTS = 96;
    private static final RunId RUN = new RunId("r-drafting0001");
    private static int ids;

    private final StubEndpoint endpoint = StubEndpoint.shared();
    private final RecordPublisher publisher =
            new RecordPublisher(SharedBroker.settings("drafting-test"), Clock.systemUTC());
    private TopicReader drafted;
    private TopicReader letters;

    /** Enough slots to show that a replica fills them. */
    public static final class ManySlots implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("agon.work.slots", Integer.toString(SLOTS));
        }
    }

    @BeforeEach
    void listens() {
        drafted = new TopicReader(Topics.CANDIDATE_DRAFTED.name());
        letters = new TopicReader(Topics.DRAFT_REQUESTS.deadLetters());
    }

    @AfterEach
    void stops() {
        drafted.close();
        letters.close();
        publisher.close();
    }

    private static DraftRequest request() {
        return request(null);
    }

    private static DraftRequest request(List<Criterion> criteria) {
        ids++;
        return new DraftRequest(
                RUN,
                new CandidateId(String.format("c-%024x", ids)),
                1,
                ids,
                1,
                Variation.INITIAL,
                ids,
                new ModelCall("writer", "default", "stub-model", 0.7, null, null),
                "A brief.",
                "short story",
                "in short sentences",
                "rain",
                null,
                new Constraints(2, 4, List.of(), List.of()),
                List.of(),
                criteria);
    }

    private void send(DraftRequest request) {
        String id = request.candidateId().value();
        publisher.publishAndWait(Topics.DRAFT_REQUESTS, id, id, request);
    }

    private CandidateDrafted reply(DraftRequest request) {
        return replies(1, request).getFirst();
    }

    private List<CandidateDrafted> replies(int count, DraftRequest request) {
        return drafted
                .await(count, record -> decoded(record.value()).candidateId().equals(request.candidateId()))
                .stream()
                .map(record -> decoded(record.value()))
                .toList();
    }

    private static CandidateDrafted decoded(byte[] record) {
        return Wire.decode(record, CandidateDrafted.class);
    }

    @Test
    void writersAreToldHowTheyAreJudgedWhereTheyMayKnowAndNotOtherwise() {
        endpoint.script(call -> Answer.text("It rained."));
        DraftRequest blind = request();
        DraftRequest told = request(List.of(new Criterion("prose", "how it\nsounds", 1, List.of())));

        send(blind);
        reply(blind);
        send(told);

        assertThat(reply(told).prompt()).isEqualTo("initial-judged@1");
        assertThat(endpoint.calls()).hasSize(2);
        assertThat(endpoint.calls())
                .first()
                .satisfies(call -> assertThat(call.body()).doesNotContain("judged"));
        assertThat(endpoint.calls())
                .last()
                .satisfies(call -> assertThat(call.body()).contains("- prose: how it sounds"));
    }

    @Test
    void stopsADraftThatRunsInCirclesAndHasItRepaired() {
        endpoint.script(call -> call.number() == 1
                ? Answer.text("And then it rained. ".repeat(200) + "This is never read.")
                : Answer.text("It rained again."));
        DraftRequest request = request();

        send(request);

        CandidateDrafted reply = reply(request);
        assertThat(reply.text()).isEqualTo("It rained again.");
        assertThat(endpoint.calls())
                .hasSize(2)
                .allSatisfy(call -> assertThat(call.body()).containsPattern("\"stream\"\\s*:\\s*true"));
        assertThat(List.copyOf(endpoint.calls()).getLast().body()).contains("repeats itself from word");
    }

    @Test
    void tellsWhatTheModelWroteAndWhatItConsumed() {
        endpoint.script(call -> Answer.text("It rained again."));
        DraftRequest request = request();

        send(request);

        CandidateDrafted reply = reply(request);
        assertThat(reply.text()).isEqualTo("It rained again.");
        assertThat(reply.words()).isEqualTo(3);
        assertThat(reply.model()).isEqualTo("stub-served");
        assertThat(reply.usage().calls()).isEqualTo(1);
        assertThat(reply.usage().promptTokens()).isEqualTo(100);
        assertThat(reply.usage().cachedTokens()).isEqualTo(40);
        assertThat(reply.usage().completionTokens()).isEqualTo(10);
        assertThat(reply.simulated()).isFalse();
        StubEndpoint.Call call = endpoint.calls().element();
        assertThat(call.authorization()).isEqualTo("Bearer " + StubEndpointResource.KEY);
        assertThat(call.body())
                .contains("\"stub-model\"", "A brief.", "in short sentences", "rain")
                .containsPattern("\"temperature\"\\s*:\\s*0\\.7")
                .containsPattern("\"seed\"\\s*:\\s*\\d+");
    }

    @Test
    void repairsOnceAndThenRejectsWithTheRule() {
        endpoint.script(call -> Answer.text(call.number() == 1 ? "Far too many words for this one." : "Short now."));
        DraftRequest repaired = request();
        send(repaired);
        assertThat(reply(repaired).repaired()).isTrue();
        endpoint.script(call -> Answer.text("Still far too many words for this."));
        DraftRequest hopeless = request();

        send(hopeless);

        CandidateDrafted reply = reply(hopeless);
        assertThat(reply.text()).isNull();
        assertThat(reply.violations()).containsExactly("length is 7 words: must be at most 4");
        assertThat(endpoint.calls()).hasSize(2);
        assertThat(reply.usage().calls()).isEqualTo(2);
    }

    static Stream<Arguments> passing() {
        return Stream.of(
                arguments(
                        "429",
                        Answer.error(429, "rate_limit_exceeded", "slow down").retryAfter(0)),
                arguments("503", Answer.of(503, "upstream not ready")),
                arguments("nonsense", Answer.of(200, "<html>proxy</html>")),
                arguments("cut", Answer.text("It rained again.").truncated()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("passing")
    void asksAgainAfterAFailureThatPasses(String name, Answer failure) {
        endpoint.script(call -> call.number() < 3 ? failure : Answer.text("It rained again."));
        DraftRequest request = request();

        send(request);

        assertThat(reply(request).text()).isEqualTo("It rained again.");
        assertThat(endpoint.calls()).hasSize(3);
    }

    static Stream<Arguments> lasting() {
        return Stream.of(
                arguments(ErrorCode.ENDPOINT_UNAUTHORISED, 1, Answer.error(401, "invalid_api_key", "wrong key")),
                arguments(ErrorCode.MODEL_UNKNOWN, 1, Answer.error(404, "model_not_found", "no such model")),
                arguments(ErrorCode.REQUEST_REFUSED, 1, Answer.error(400, "invalid_value", "seed not supported")),
                arguments(ErrorCode.ENDPOINT_OVERLOADED, 3, Answer.error(500, "server_error", "out of memory")),
                arguments(ErrorCode.REQUEST_REFUSED, 3, Answer.of(200, "not JSON at all")),
                arguments(ErrorCode.REQUEST_REFUSED, 3, Answer.of(200, "{\"object\":\"list\"}")));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("lasting")
    void givesARequestThatCannotBeServedToTheDeadLetters(ErrorCode code, int calls, Answer failure) {
        endpoint.script(call -> failure);
        DraftRequest request = request();

        send(request);

        var letter = letters.await(
                        1,
                        record -> Wire.decode(record.value(), DraftRequest.class)
                                .candidateId()
                                .equals(request.candidateId()))
                .getFirst();
        assertThat(TopicReader.header(letter, Headers.ERROR_CODE)).isEqualTo(code.code());
        assertThat(TopicReader.header(letter, Headers.ERROR_DETAIL))
                .contains(endpoint.baseUrl().toString())
                .doesNotContain(StubEndpointResource.KEY);
        assertThat(endpoint.calls()).hasSize(calls);
    }

    @Test
    void givesUpOnAnEndpointThatIsTooSlow() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        endpoint.script(call -> {
            awaitQuietly(end);
            return Answer.text("too late");
        });
        DraftRequest request = request();

        send(request);

        var letter = letters.await(1, record -> true).getFirst();
        end.countDown();
        assertThat(TopicReader.header(letter, Headers.ERROR_CODE)).isEqualTo(ErrorCode.ENDPOINT_TIMEOUT.code());
    }

    static Stream<Arguments> tooLong() {
        return Stream.of(
                arguments(
                        "OpenAI",
                        Answer.error(
                                400,
                                "context_length_exceeded",
                                "This model's maximum context length is 4096 tokens. However, you requested 5000.")),
                arguments("vLLM", Answer.error(400, "400", "This model's maximum context length is 2048 tokens.")),
                arguments(
                        "llama.cpp",
                        Answer.of(
                                400,
                                "{\"error\":{\"code\":400,\"message\":\"request (700 tokens) exceeds the available context size"
                                        + " (512 tokens), try increasing it\",\"type\":\"exceed_context_size_error\"}}")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tooLong")
    void rejectsADraftWhoseRequestDoesNotFitTheModel(String engine, Answer failure) {
        endpoint.script(call -> failure);
        DraftRequest request = request();

        send(request);

        assertThat(reply(request).violations())
                .containsExactly("the request does not fit the model's context window: no text");
    }

    @Test
    void answersARequestThatIsDeliveredTwiceTwiceWithTheSameId() {
        endpoint.script(call -> Answer.text("It rained again."));
        DraftRequest request = request();

        send(request);
        send(request);

        assertThat(replies(2, request)).hasSize(2);
    }

    @Test
    void hasACallInFlightForEverySlot() {
        CountDownLatch all = new CountDownLatch(SLOTS);
        Function<StubEndpoint.Call, Answer> together = call -> {
            all.countDown();
            awaitQuietly(all);
            return Answer.text("It rained again.");
        };
        endpoint.script(together);
        Set<CandidateId> asked = new HashSet<>();
        IntStream.range(0, SLOTS).forEach(i -> {
            DraftRequest request = request();
            asked.add(request.candidateId());
            var unused = publisher.publish(
                    Topics.DRAFT_REQUESTS,
                    request.candidateId().value(),
                    request.candidateId().value(),
                    request);
        });

        drafted.await(SLOTS, record -> asked.contains(decoded(record.value()).candidateId()));

        assertThat(endpoint.mostAtOnce()).isEqualTo(SLOTS);
        assertThat(endpoint.calls()).hasSize(SLOTS);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            boolean unused = latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
