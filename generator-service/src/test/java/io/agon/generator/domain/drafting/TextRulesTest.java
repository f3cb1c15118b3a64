package io.agon.generator.domain.drafting;

import io.agon.stylometry.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class TextRulesTest {
    @Test
    void everyBrokenRuleIsNamedWithItsValue() {
        TextRules rules = new TextRules(3, 4, List.of("the lamp"), List.of("suddenly"));
        assertThat(rules.violations("Suddenly dark."))
                .hasSize(3)
                .anySatisfy(v -> assertThat(v).contains("2 words").contains("3"));
        assertThat(rules.violations("one two three four five the lamp"))
                .containsExactly("length is 7 words: must be at most 4");
        assertThat(rules.violations("She lit The\n Lamp")).isEmpty();
    }

    @Test
    void aTextThatRunsInCirclesIsToldFromWhereOn() {
        String loop =
                "He had begun. " + "And then he looked at the lamp again, and the lamp looked at him. ".repeat(30);
        assertThat(new TextRules(0, 1_000, List.of(), List.of()).violations(loop))
                .singleElement()
                .asString()
                .matches("the text repeats itself from word \\d+ on: must go on to its end");
    }

    @Test
    void emptyTextBreaksARuleOfItsOwn() {
        assertThat(new TextRules(0, 10, List.of(), List.of()).violations(" \n—"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The keeper's well-worn coat.|4",
                "don’t stop - now|3",
                "3,000 men|3",
                "漢字 two|3",
                "—…!|0",
                "naïve café|2"
            })
    void wordsAreCountedAsReadersDo(String text, int words) {
        assertThat(Words.count(text)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Here is the story: \\n\\nIt rained.|It rained.",
                "```\\nIt rained.\\n```|It rained.",
                "\"It rained.\"|It rained.",
                "\"Yes,\" she said. \"No.\"|\"Yes,\" she said. \"No.\"",
                "Here is where it began.|Here is where it began."
            })
    void onlyWrappingIsTakenOff(String reply, String text) {
        assertThat(Unwrapped.of(reply.replace("\\n", "\n"))).isEqualTo(text);
    }
}
