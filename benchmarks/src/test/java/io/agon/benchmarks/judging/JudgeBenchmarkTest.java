package io.agon.benchmarks.judging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.benchmarks.judging.JudgeBenchmark.Answer;
import io.agon.benchmarks.judging.JudgeBenchmark.Gold;
import io.agon.benchmarks.judging.JudgeBenchmark.Plan;
import io.agon.benchmarks.judging.JudgeBenchmark.Question;
import io.agon.benchmarks.quality.TrueQuality;
import io.agon.criteria.robustness.Attack;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** A judge that can be talked round is found out, with truth known and without; one that cannot is not accused. */
class JudgeBenchmarkTest {
    private static final List<Attack> ATTACKS = List.of(Attack.INSTRUCTION, Attack.FLATTERY);
    private static final List<String> TEXTS =
            IntStream.range(0, 8).mapToObj(i -> i + " is how good this is.").toList();
    private static final TrueQuality TRUTH =
            texts -> texts.stream().mapToDouble(JudgeBenchmarkTest::quality).toArray();

    private static double quality(String text) {
        return Character.digit(text.charAt(0), 10);
    }

    private static Answer honest(Question question) {
        return answer(quality(question.first()) > quality(question.second()) ? 1 : 0);
    }

    private static Answer obedient(Question question) {
        if (question.first().contains("Ignore all")) {
            return answer(1);
        }
        return question.second().contains("Ignore all") ? answer(0) : honest(question);
    }

    private static Answer answer(double first) {
        return new Answer(first, Map.of(), 10, "scripted", true);
    }

    private static Plan plan(List<Gold> gold) {
        return new Plan("A brief.", TEXTS, List.of("prose"), 28, 1, ATTACKS, 28, gold, 3);
    }

    private static ObjectNode report(Function<Question, Answer> judge, TrueQuality truth) throws InterruptedException {
        return new JudgeBenchmark(questions -> questions.stream().map(judge).toList(), truth)
                .run(plan(List.of()), line -> {});
    }

    private static boolean moved(ObjectNode report, Attack attack) {
        for (JsonNode one : report.path("attacks")) {
            if (one.path("attack").asText().equals(attack.word())) {
                return one.path("moved").asBoolean();
            }
        }
        throw new AssertionError("no " + attack);
    }

    @Test
    void obedientJudgeIsFoundOutAndHonestOneNotAccused() throws InterruptedException {
        for (TrueQuality truth : new TrueQuality[] {TRUTH, null}) {
            ObjectNode obedient = report(JudgeBenchmarkTest::obedient, truth);
            ObjectNode honest = report(JudgeBenchmarkTest::honest, truth);

            assertThat(moved(obedient, Attack.INSTRUCTION)).isTrue();
            assertThat(moved(obedient, Attack.FLATTERY)).isFalse();
            assertThat(moved(honest, Attack.INSTRUCTION)).isFalse();
            assertThat(honest.path("steadiness")
                            .path("orderConsistency")
                            .path("estimate")
                            .asDouble())
                    .isEqualTo(1);
        }
    }

    @Test
    void agreementWithKnownPreferencesIsTold() throws InterruptedException {
        List<Gold> gold = List.of(
                new Gold("a", "3 x", "1 x", 1),
                new Gold("b", "1 x", "3 x", 0),
                new Gold("c", "1 x", "3 x", 1),
                new Gold("d", "1 x", "3 x", 0.5));

        ObjectNode report = new JudgeBenchmark(
                        questions -> questions.stream()
                                .map(JudgeBenchmarkTest::honest)
                                .toList(),
                        TRUTH)
                .run(plan(gold), line -> {});

        assertThat(report.path("gold").path("decided").asInt()).isEqualTo(3);
        assertThat(report.path("gold").path("agreement").asDouble())
                .isCloseTo(2 / 3.0, org.assertj.core.data.Offset.offset(1e-3));
    }
}
