package io.agon.scaffold.adapter.llm;

import io.agon.contracts.ErrorCode;
import io.agon.inference.EmbeddingCall;
import io.agon.inference.EmbeddingReply;
import io.agon.inference.EndpointFailure;
import io.agon.inference.ScoringCall;
import io.agon.inference.ScoringReply;
import io.agon.scaffold.application.port.Scribe.Answer;
import io.agon.scaffold.domain.building.MeasuringTask.CompareMeanings;
import io.agon.scaffold.domain.building.MeasuringTask.Pair;
import io.agon.scaffold.domain.building.MeasuringTask.ScoreText;
import io.agon.scaffold.domain.building.StepKey;
import io.agon.scaffold.domain.plan.Likelihood;
import io.agon.scaffold.domain.plan.Meanings;
import io.agon.scaffold.domain.project.Model;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class GaugeTest {
    private static final Model MODEL = new Model("embedder", "default", "m", null);
    private static final StepKey STEP = StepKey.parse("scene/1/1");

    private final List<EmbeddingCall> embedded = new ArrayList<>();
    private final List<ScoringCall> scored = new ArrayList<>();
    private EndpointFailure failure;

    /** Counts the letters a and b. */
    private final Gauge gauge = new Gauge(
            call -> {
                embedded.add(call);
                fail();
                return new EmbeddingReply(
                        call.texts().stream().map(GaugeTest::vector).toList(), "m-1", 10, 5, true);
            },
            call -> {
                scored.add(call);
                fail();
                return new ScoringReply(-call.given().length(), 3, "m-1", 20, 4, 1, 7, false);
            });

    private void fail() {
        if (failure != null) {
            throw failure;
        }
    }

    private static float[] vector(String text) {
        return new float[] {
            text.chars().filter(c -> c == 'a').count(),
            text.chars().filter(c -> c == 'b').count()
        };
    }

    @Test
    void comparesEachWithItsOwnAndWithThoseOfTheOthers() {
        Answer answer = gauge.measure(
                new CompareMeanings(List.of(
                        new Pair(STEP, "scene", "aa", "a a"),
                        new Pair(STEP, "scene", "b", "bb b"),
                        new Pair(STEP, "arcs", "ab", "a"))),
                MODEL);
        Meanings meanings = (Meanings) answer.artefact();
        assertThat(meanings.kinds()).extracting(Meanings.Kind::name).containsExactly("scene", "arcs");
        assertThat(meanings.kinds().get(0).similarity().own()).containsExactly(1.0, 1.0);
        assertThat(meanings.kinds().get(0).similarity().others()).containsExactly(0.0, 0.0);
        assertThat(meanings.kinds().get(1).similarity().mean()).isCloseTo(Math.sqrt(0.5), within(1e-9));
        assertThat(answer.origin().consumption().promptTokens()).isEqualTo(10);
        assertThat(answer.origin().simulated()).isTrue();
    }

    @Test
    void longTextIsTheMeanOfItsPassages() {
        String half = IntStream.range(0, 150).mapToObj(i -> "a").collect(Collectors.joining(" "));
        Meanings meanings = (Meanings) gauge.measure(
                        new CompareMeanings(List.of(new Pair(STEP, "text", half + " " + half.replace('a', 'b'), "ab"))),
                        MODEL)
                .artefact();
        assertThat(embedded.getFirst().texts()).hasSize(3).allMatch(text -> text.length() <= 300);
        assertThat(meanings.kinds().getFirst().similarity().mean()).isCloseTo(1, within(1e-9));
    }

    @Test
    void asksForAFewTextsAtATimeAndForNoneTwice() {
        List<Pair> pairs = IntStream.range(0, 20)
                .mapToObj(i -> new Pair(STEP, "scene", "a" + i, "b"))
                .toList();
        Answer answer = gauge.measure(new CompareMeanings(pairs), MODEL);
        assertThat(embedded).extracting(call -> call.texts().size()).containsExactly(16, 5);
        assertThat(answer.origin().consumption().calls()).isEqualTo(2);
    }

    @Test
    void scoresATextAfterEach() {
        Answer answer = gauge.measure(new ScoreText("It rained all day.", List.of("", "ab")), MODEL);
        assertThat(answer.artefact())
                .isEqualTo(new Likelihood(4, List.of(new Likelihood.Score(0, 3), new Likelihood.Score(-2, 3)), ""));
        assertThat(scored).extracting(ScoringCall::text).containsOnly("It rained all day.");
        assertThat(answer.origin().consumption().calls()).isEqualTo(2);
        assertThat(answer.origin().model()).isEqualTo("m-1");
    }

    @Test
    void endpointThatCannotIsTakenAtItsWord() {
        failure = new EndpointFailure(ErrorCode.REQUEST_REFUSED, "no log-probabilities here");
        assertThat(gauge.measure(new ScoreText("It rained.", List.of("", "a")), MODEL)
                        .artefact())
                .isEqualTo(new Likelihood(2, List.of(), "no log-probabilities here"));
        failure = new EndpointFailure(ErrorCode.MODEL_UNKNOWN, "no such model");
        assertThat(gauge.measure(new CompareMeanings(List.of(new Pair(STEP, "scene", "a", "b"))), MODEL)
                        .artefact())
                .isEqualTo(new Meanings(List.of(), "no such model"));
    }

    @Test
    void endpointThatIsAwayIsAFailure() {
        failure = new EndpointFailure(ErrorCode.ENDPOINT_UNREACHABLE, "away");
        assertThatThrownBy(() -> gauge.measure(new ScoreText("It rained.", List.of("")), MODEL))
                .isSameAs(failure);
    }
}
