package io.agon.stylometry;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class WordsTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "It rained. | 2",
                "don't - won’t | 2",
                "well-known | 1",
                "rain--snow | 2",
                "'quoted' | 1",
                "1815 and 3.5 | 4",
                "naïve café | 2",
                "雨が降る | 4",
                "雨cat | 2",
                "cat雨 | 2",
                "... -- ! | 0",
                "\uD83D\uDE00 smile | 1",
                "a-雨 | 2"
            })
    void counts(String text, int words) {
        assertThat(Words.count(text)).isEqualTo(words);
    }

    @Test
    void findsThemPlain() {
        assertThat(Words.of("“Don’t,” said ANNE; a well\u2010worn tale."))
                .containsExactly("don't", "said", "anne", "a", "well-worn", "tale");
    }

    @Test
    void countsBetweenOffsets() {
        assertThat(Words.count("one two three", 4, 7)).isEqualTo(1);
        assertThat(Words.count("one two three", 5, 13)).isEqualTo(2);
    }

    @Property
    void countsWhatItFinds(@ForAll @StringLength(max = 60) String text) {
        assertThat(Words.count(text)).isEqualTo(Words.of(text).size());
    }
}
