package io.agon.judge;

import io.agon.contracts.CriterionScore;
import io.agon.contracts.ErrorCode;
import io.agon.contracts.Headers;
import io.agon.contracts.JudgingMode;
import io.agon.contracts.MatchId;
import io.agon.contracts.MatchRequest;
import io.agon.contracts.Outcome;
import io.agon.contracts.ReflectionDone;
import io.agon.contracts.ReflectionRequest;
import io.agon.contracts.ScoreRequest;
import io.agon.contracts.TextScored;
import io.agon.contracts.Topics;
import io.agon.contracts.VerdictReached;
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
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Matches on a real broker, judged by a stub of a tier: verdicts, voids and dead letters. */
@QuarkusIntegrationTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(StubEndpointResource.class)
@TestProfile(JudgingBrokerIT.ManySlots.class)
class JudgingBrokerIT {
    private static final int SLOTS = 96;
    private static final String READABLE =
            "{\"analysis\":\"The first has a spine.\",\"margins\":{\"structure\":2,\"prose\":-1},\"verdict\":\"A\"}";

    private final StubEndpoint endpoint = StubEndpoint.shared();
    private final RecordPublisher publisher =
            new RecordPublisher(SharedBroker.settings("judging-test"), Clock.systemUTC());
    private TopicReader verdicts;
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
        verdicts = new TopicReader(Topics.VERDICT_REACHED.name());
        letters = new TopicReader(Topics.MATCH_REQUESTS.deadLetters());
    }

    @AfterEach
    void stops() {
        verdicts.close();
        letters.close();
        publisher.close();
    }

    private MatchRequest send(JudgingMode mode) {
        MatchRequest request = Requests.match(mode);
        send(request);
        return request;
    }

    private void send(MatchRequest request) {
        String id = request.matchId().value();
        publisher.publishAndWait(Topics.MATCH_REQUESTS, id, id, request);
    }

    private VerdictReached verdict(MatchRequest request) {
        return verdicts(1, request).getFirst();
    }

    private List<VerdictReached> verdicts(int count, MatchRequest request) {
        return verdicts.await(count, record -> decoded(record.value()).matchId().equals(request.matchId())).stream()
                .map(record -> decoded(record.value()))
                .toList();
    }

    private static VerdictReached decoded(byte[] record) {
        return Wire.decode(record, VerdictReached.class);
    }

    @Test
    void tellsTheVerdictWithItsMarginsAndWhatItConsumed() {
        endpoint.script(call -> Answer.text(READABLE));

        VerdictReached verdict = verdict(send(JudgingMode.REASONED));

        assertThat(verdict.outcome()).isEqualTo(Outcome.FIRST);
        assertThat(verdict.criterionMargins()).containsOnlyKeys("structure", "prose");
        assertThat(verdict.criterionMargins().get("structure")).isPositive();
        assertThat(verdict.criterionMargins().get("prose")).isNegative();
        assertThat(verdict.model()).isEqualTo("stub-served");
        assertThat(verdict.usage().calls()).isEqualTo(1);
        assertThat(verdict.usage().cachedTokens()).isEqualTo(40);
        assertThat(verdict.voidReason()).isNull();
        assertThat(endpoint.calls().element().body())
                .contains("json_schema", "It rained.", "It snowed.", "how it sounds");
    }

    @Test
    void readsASoftVerdictFromTheProbabilitiesOfOneToken() {
        endpoint.script(call -> Answer.token("B", 0.6, "A", 0.2));

        VerdictReached verdict = verdict(send(JudgingMode.VERDICT));

        assertThat(verdict.outcome()).isEqualTo(Outcome.SECOND);
        assertThat(verdict.probabilityFirst()).isCloseTo(0.25, within(1e-6));
        assertThat(endpoint.calls().element().body())
                .containsPattern("\"logprobs\"\\s*:\\s*true")
                .containsPattern("\"max(_completion)?_tokens\"\\s*:\\s*1\\b");
    }

    @Test
    void asksAgainWhereAReplyCannotBeReadAndCountsBothCalls() {
        endpoint.script(call -> Answer.text(call.number() == 1 ? "I like the first one." : READABLE));

        VerdictReached verdict = verdict(send(JudgingMode.REASONED));

        assertThat(verdict.outcome()).isEqualTo(Outcome.FIRST);
        assertThat(verdict.usage().calls()).isEqualTo(2);
        assertThat(endpoint.calls())
                .extracting(call -> call.body().replaceAll("(?s).*\"seed\"\\s*:\\s*(\\d+).*", "$1"))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I like the first one. | not-json",
                "{\"verdict\":\"A\"} | wrong-fields",
                "{\"analysis\":\"x\",\"margins\":{\"structure\":2,\"prose\":9},\"verdict\":\"A\"} | wrong-margins",
                "{\"analysis\":\"x\",\"margins\":{\"structure\":2,\"prose\":1},\"verdict\":\"C\"} | wrong-verdict",
            })
    void isVoidAndNoGuessWhereNoReplyCanBeRead(String reply, String reason) {
        endpoint.script(call -> Answer.text(reply));

        VerdictReached verdict = verdict(send(JudgingMode.REASONED));

        assertThat(verdict.outcome()).isEqualTo(Outcome.VOID);
        assertThat(verdict.voidReason()).isEqualTo(reason);
        assertThat(verdict.margin()).isNull();
        assertThat(endpoint.calls()).hasSizeGreaterThan(1);
        assertThat(verdict.usage().calls()).isEqualTo(endpoint.calls().size());
    }

    @Test
    void isVoidWhereTheTextsDoNotFitTheModel() {
        endpoint.script(call -> Answer.error(400, "context_length_exceeded", "maximum context length is 512 tokens"));

        VerdictReached verdict = verdict(send(JudgingMode.REASONED));

        assertThat(verdict.outcome()).isEqualTo(Outcome.VOID);
        assertThat(verdict.voidReason()).isEqualTo(ErrorCode.CONTEXT_EXCEEDED.code());
        assertThat(endpoint.calls()).hasSize(1);
    }

    @Test
    void advisesOnAWeakTextAndSaysNothingItWasNotGiven() {
        endpoint.script(call -> Answer.text("{\"cause\":\"All inform.\",\"advice\":\"Let each want something.\"}"));
        ReflectionRequest request = Requests.reflection();

        try (TopicReader answers = new TopicReader(Topics.REFLECTION_DONE.name())) {
            String id = request.reflectionId().value();
            publisher.publishAndWait(Topics.REFLECTION_REQUESTS, id, id, request);
            ReflectionDone done = answers
                    .await(
                            1,
                            record -> Wire.decode(record.value(), ReflectionDone.class)
                                    .reflectionId()
                                    .equals(request.reflectionId()))
                    .stream()
                    .map(record -> Wire.decode(record.value(), ReflectionDone.class))
                    .findFirst()
                    .orElseThrow();

            assertThat(done.cause()).isEqualTo("All inform.");
            assertThat(done.advice()).isEqualTo("Let each want something.");
            assertThat(done.prompt()).isEqualTo("reflection@1");
            assertThat(done.usage().calls()).isEqualTo(1);
            assertThat(endpoint.calls().element().body())
                    .contains("json_schema", "It rained.", "how it sounds", "Cut every greeting.");
        }
    }

    @Test
    void scoresATextByEachCriterionWithEvidence() {
        endpoint.script(call -> Answer.text("""
                {"scores":{"structure":{"quotes":[],"reason":"One sentence.","level":1},
                "prose":{"quotes":["It rained."],"reason":"Plain.","level":3}}}"""));
        ScoreRequest request = Requests.score();

        try (TopicReader scores = new TopicReader(Topics.TEXT_SCORED.name())) {
            String id = request.scoreId().value();
            publisher.publishAndWait(Topics.SCORE_REQUESTS, id, id, request);
            TextScored scored = scores
                    .await(
                            1,
                            record -> Wire.decode(record.value(), TextScored.class)
                                    .scoreId()
                                    .equals(request.scoreId()))
                    .stream()
                    .map(record -> Wire.decode(record.value(), TextScored.class))
                    .findFirst()
                    .orElseThrow();

            assertThat(scored.scores())
                    .containsExactly(
                            new CriterionScore("structure", 1, 5, List.of(), "One sentence."),
                            new CriterionScore("prose", 3, 5, List.of("It rained."), "Plain."));
            assertThat(scored.prompt()).isEqualTo("scores@1");
            assertThat(endpoint.calls().element().body()).contains("json_schema", "It rained.", "how it sounds");
        }
    }

    @Test
    void waitsWhereTheTierIsBusy() {
        endpoint.script(call -> call.number() < 3
                ? Answer.error(429, "rate_limit_exceeded", "slow down").retryAfter(0)
                : Answer.text(READABLE));

        assertThat(verdict(send(JudgingMode.REASONED)).outcome()).isEqualTo(Outcome.FIRST);
        assertThat(endpoint.calls()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"401, ENDPOINT_UNAUTHORISED", "404, MODEL_UNKNOWN", "500, ENDPOINT_OVERLOADED"})
    void givesAMatchThatCannotBeJudgedToTheDeadLetters(int status, ErrorCode code) {
        endpoint.script(call -> Answer.error(status, "code", "message"));

        MatchRequest request = send(JudgingMode.VERDICT);

        var letter = letters.await(
                        1,
                        record -> Wire.decode(record.value(), MatchRequest.class)
                                .matchId()
                                .equals(request.matchId()))
                .getFirst();
        assertThat(TopicReader.header(letter, Headers.ERROR_CODE)).isEqualTo(code.code());
        assertThat(TopicReader.header(letter, Headers.ERROR_DETAIL)).doesNotContain(StubEndpointResource.KEY, "rained");
    }

    @Test
    void judgesAMatchThatIsDeliveredTwiceTwiceAlike() {
        endpoint.script(call -> Answer.text(READABLE));
        MatchRequest request = send(JudgingMode.REASONED);
        send(request);

        List<VerdictReached> both = verdicts(2, request);

        assertThat(both.getFirst().outcome()).isEqualTo(both.getLast().outcome());
        assertThat(endpoint.calls())
                .extracting(StubEndpoint.Call::body)
                .hasSize(2)
                .containsOnly(endpoint.calls().element().body());
    }

    @Test
    void hasACallInFlightForEverySlot() {
        CountDownLatch all = new CountDownLatch(SLOTS);
        endpoint.script(call -> {
            all.countDown();
            try {
                boolean unused = all.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Answer.text(READABLE);
        });
        Set<MatchId> asked = new HashSet<>();
        IntStream.range(0, SLOTS).forEach(i -> {
            MatchRequest request = Requests.match(JudgingMode.REASONED);
            asked.add(request.matchId());
            String id = request.matchId().value();
            var unused = publisher.publish(Topics.MATCH_REQUESTS, id, id, request);
        });

        verdicts.await(SLOTS, record -> asked.contains(decoded(record.value()).matchId()));

        assertThat(endpoint.mostAtOnce()).isEqualTo(SLOTS);
        assertThat(endpoint.calls()).hasSize(SLOTS);
    }
}
