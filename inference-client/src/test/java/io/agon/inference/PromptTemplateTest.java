package io.agon.inference;

import org.junit.jupiter.api.Test;

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PromptTemplateTest {
    private final PromptTemplate template =
            PromptTemplate.of("t@1", "You judge.\n---\nBrief: {brief}\nStyle: {style}\nEnd.");

    @Test
    void fillsEveryPlaceAndLeavesOutLinesWithoutAValue() {
        PromptTemplate.Prompt prompt = template.fill(Map.of("brief", "a lamp", "style", ""));
        assertThat(prompt.system()).isEqualTo("You judge.");
        assertThat(prompt.user()).isEqualTo("Brief: a lamp\nEnd.");
    }

    @Test
    void placesInsideValuesAreNotFilled() {
        PromptTemplate.Prompt prompt = template.fill(Map.of("brief", "{style} $1 \\", "style", "plain"));
        assertThat(prompt.user()).isEqualTo("Brief: {style} $1 \\\nStyle: plain\nEnd.");
    }

    @Test
    void missingAndSuperfluousValuesAreErrors() {
        assertThatThrownBy(() -> template.fill(Map.of("brief", "x"))).hasMessageContaining("{style}");
        assertThatThrownBy(() -> template.fill(Map.of("brief", "x", "style", "y", "other", "z")))
                .hasMessageContaining("other");
    }
}
