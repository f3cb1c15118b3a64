package io.agon.evolution.domain.evaluation;

import io.agon.evolution.Specifications;
import io.agon.evolution.domain.specification.Judging;
import io.agon.evolution.domain.specification.RubricReader;
import io.agon.evolution.domain.specification.Violation;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class EvaluationOrderReaderTest {
    private final EvaluationOrderReader reader =
            new EvaluationOrderReader(new RubricReader(Specifications.DEFAULTS.rubrics(), label -> Optional.empty()));

    @Test
    void fillsInWhatIsUsual() {
        assertThat(reader.read(Map.of("run", "r-1")))
                .isEqualTo(new EvaluationOrderReader.Reading.Accepted(new EvaluationOrder(
                        "r-1",
                        List.of("initial"),
                        EvaluationSpecification.Of.GENERATION,
                        120,
                        List.of(),
                        null,
                        null,
                        null,
                        false,
                        0)));
    }

    @Test
    void takesAllThatIsGiven() {
        Map<String, Object> all = new HashMap<>();
        all.put("run", "r-1");
        all.put("against", List.of("sequential", "r-2", "texts"));
        all.put("texts", List.of("A text."));
        all.put("of", "survivors");
        all.put("comparisons", 40);
        all.put("judge", Map.of("model", "m", "endpoint", "other"));
        all.put("rubric", "short-story@1");
        all.put("mode", "verdict");
        all.put("seed", 9);

        EvaluationOrder order = ((EvaluationOrderReader.Reading.Accepted) reader.read(all)).order();

        assertThat(order.against()).containsExactly("sequential", "r-2", "texts");
        assertThat(order.texts()).containsExactly("A text.");
        assertThat(order.of()).isEqualTo(EvaluationSpecification.Of.SURVIVORS);
        assertThat(order.comparisons()).isEqualTo(40);
        assertThat(order.judge().model()).isEqualTo("m");
        assertThat(order.judge().endpoint()).isEqualTo("other");
        assertThat(order.rubric().label()).isEqualTo("short-story@1");
        assertThat(order.mode()).isEqualTo(Judging.Mode.VERDICT);
        assertThat(order.seed()).isEqualTo(9);
    }

    @Test
    void namesEveryRuleThatIsBroken() {
        assertThat(violations(Map.of())).containsExactly("run: must be present");
        assertThat(violations(Map.of(
                        "run",
                        "r-1",
                        "against",
                        List.of("first", "r-1", "texts"),
                        "held-out",
                        true,
                        "judge",
                        Map.of("model", "m"))))
                .containsExactly(
                        "against: must be of initial, sequential, texts and ids of runs",
                        "against: must be another run",
                        "texts: must be given exactly where against names texts",
                        "held-out: must be false where judge or rubric is given: it means the run's own");
        assertThat(violations(Map.of("run", "r-1", "comparisons", 0, "held-out", "yes")))
                .containsExactly(
                        "comparisons: must be a whole number from 1 to 10000", "held-out: must be true or false");
    }

    private List<String> violations(Map<?, ?> written) {
        return switch (reader.read(written)) {
            case EvaluationOrderReader.Reading.Accepted accepted -> List.of();
            case EvaluationOrderReader.Reading.Refused(List<Violation> violations) ->
                violations.stream().map(one -> one.field() + ": " + one.rule()).toList();
        };
    }
}
