package io.agon.evolution.domain.export;

import io.agon.datasets.training.Kind;
import io.agon.datasets.training.Layout;
import io.agon.datasets.training.Wish;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class ExportOrderReaderTest {
    private final ExportOrderReader reader = new ExportOrderReader();

    @Test
    void fillsInWhatIsUsual() {
        assertThat(reader.read(Map.of("runs", List.of("r-1"))))
                .isEqualTo(new ExportOrderReader.Reading.Accepted(new ExportOrder(
                        List.of("r-1"),
                        List.of(),
                        new Wish(
                                Set.of(Kind.SFT, Kind.PREFERENCE, Kind.PROMPTS),
                                Set.of(Layout.CHAT),
                                5,
                                Set.of(),
                                0.9,
                                0,
                                Double.POSITIVE_INFINITY,
                                0.8,
                                List.of(),
                                0.1,
                                0,
                                null))));
    }

    @Test
    void takesAllThatIsGiven() {
        Map<String, Object> all = new HashMap<>();
        all.put("improvements", List.of("v-1"));
        all.put("kinds", List.of("reflection", "outcomes"));
        all.put("layouts", List.of("chat", "llama-factory"));
        all.put("stories-per-run", 1);
        all.put("candidates", List.of("c-1"));
        all.put("confidence", 0.95);
        all.put("least-margin", 0.5);
        all.put("most-length-ratio", 1.25);
        all.put("similarity", 0.7);
        all.put("evaluation", List.of("A brief."));
        all.put("validation-share", 0.2);
        all.put("seed", 3);
        all.put("licence", "CC0-1.0");

        assertThat(reader.read(all))
                .isEqualTo(new ExportOrderReader.Reading.Accepted(new ExportOrder(
                        List.of(),
                        List.of("v-1"),
                        new Wish(
                                Set.of(Kind.REFLECTION, Kind.OUTCOMES),
                                Set.of(Layout.CHAT, Layout.LLAMA_FACTORY),
                                1,
                                Set.of("c-1"),
                                0.95,
                                0.5,
                                1.25,
                                0.7,
                                List.of("A brief."),
                                0.2,
                                3,
                                "CC0-1.0"))));
    }

    @Test
    void namesEveryRuleThatIsBroken() {
        assertThat(violations(Map.of()))
                .containsExactly("runs: must name at least one run, or improvements one improvement");
        assertThat(violations(Map.of(
                        "runs",
                        List.of("r-1", "r-1"),
                        "kinds",
                        List.of("sft", "dpo"),
                        "layouts",
                        List.of(),
                        "confidence",
                        0.5,
                        "similarity",
                        0.1,
                        "validation-share",
                        1,
                        "seeds",
                        1)))
                .containsExactly(
                        "runs[1]: must not be given twice",
                        "kinds: must be of [sft, preference, prompts, reflection, outcomes]",
                        "layouts: must have 1 to 2 items",
                        "confidence: must be a number above 0.5 and below 1.0",
                        "similarity: must be a number from 0.5 to 1",
                        "validation-share: must be a number from 0 to 0.9",
                        "seeds: is not a key here; the nearest is 'seed'");
    }

    private List<String> violations(Map<?, ?> written) {
        return switch (reader.read(written)) {
            case ExportOrderReader.Reading.Accepted accepted -> List.of();
            case ExportOrderReader.Reading.Refused(var violations) ->
                violations.stream().map(one -> one.field() + ": " + one.rule()).toList();
        };
    }
}
