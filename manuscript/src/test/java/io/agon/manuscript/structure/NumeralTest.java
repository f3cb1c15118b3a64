package io.agon.manuscript.structure;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class NumeralTest {
    @ParameterizedTest
    @CsvSource({
        "I, 1",
        "IV, 4",
        "IIII, 4",
        "xiv, 14",
        "XLIX, 49",
        "XCIX, 99",
        "CXXXV, 135",
        "LXXXX, 90",
        "12, 12",
        "3rd, 3",
        "ONE, 1",
        "Twenty-four, 24",
        "Twenty four, 24",
        "NINETY, 90",
        "One Hundred and Seven, 107",
        "one hundred seven, 107",
        "FIRST, 1",
        "Twenty-first, 21",
        "thirtieth, 30",
        "PREMIER, 1",
        "deuxième, 2",
        "Erstes, 1",
        "Fünftes, 5",
        "zero, 0",
        "two hundred, 200"
    })
    void readsNumbers(String text, int value) {
        assertThat(Numeral.of(List.of(text.split(" ")))).map(Numeral::value).contains(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"IC", "IL", "VX", "Iv", "mild", "house", "and", "hundred", "one-the", "12345", ""})
    void readsNothingElse(String text) {
        assertThat(Numeral.of(List.of(text))).isEmpty();
    }

    @Property
    void romanNumbersComeBack(@ForAll @IntRange(min = 1, max = 3999) int value) {
        int[] values = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
        String[] letters = {"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"};
        StringBuilder roman = new StringBuilder();
        int left = value;
        for (int i = 0; i < values.length; i++) {
            while (left >= values[i]) {
                roman.append(letters[i]);
                left -= values[i];
            }
        }

        assertThat(Numeral.roman(roman.toString())).isEqualTo(value);
    }
}
