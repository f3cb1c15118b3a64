package io.agon.simulator.writing;

import io.agon.simulator.Texts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Limits that leave little room between the fewest and the most words. */
class NarrowLengthsTest {
    private final Writer careful = new Writer(WritingOptions.defaults().withRuleBreaks(0), 1);

    @ParameterizedTest
    @CsvSource({"short story, 95, 100", "short story, 40, 45", "poem, 95, 100", "marketing copy, 60, 66"})
    void draftsAndRepairsKeepBothLimits(String form, int least, int most) {
        String rules = "Form: " + form + "\nBrief: A lighthouse keeper\nLength: " + least + " to " + most + " words\n";
        List<String> longer = List.of("", " It was said by all of them that nothing at all had been seen there.");
        for (int seed = 0; seed < 60; seed++) {
            String draft = careful.write(Texts.task(rules), seed);
            assertThat(Texts.words(draft)).as(draft).isBetween(least, most);

            String broken = draft + longer.get(seed % 2);
            String repaired = careful.write(
                    Texts.task(rules, "<<<TEXT DRAFT 01234567>>>", broken, "<<<END DRAFT 01234567>>>"), seed);
            assertThat(Texts.words(repaired)).as(repaired).isBetween(least, most);
        }
    }
}
