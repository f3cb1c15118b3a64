package io.agon.simulator.tier;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TokensTest {
    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "'   ', 0",
        "cat, 1",
        "lantern, 2",
        "'The cat sat.', 4",
        "'a,b', 3",
        "Größe, 1",
        "'one  two\tthree', 3",
        "incomprehensibilities, 4"
    })
    void countsPiecesOfWordsAndSigns(String text, int tokens) {
        assertThat(Tokens.count(text)).isEqualTo(tokens);
    }

    @Test
    void englishHasAboutFourCharactersToAToken() {
        String text = "The keeper climbed the stairs before dawn, counted the ships that had come through the storm, "
                + "and wrote their names in a ledger nobody would read. \"Was it a bad night?\" asked the boy.";
        assertThat((double) text.length() / Tokens.count(text)).isBetween(3.5, 5.0);
    }

    @Property(tries = 500, seed = "31")
    void piecesJoinToTheText(@ForAll String text) {
        assertThat(String.join("", Tokens.split(text))).isEqualTo(text);
    }

    @Property(tries = 500, seed = "32")
    void thereAreAsManyPiecesAsTokens(@ForAll String text) {
        int tokens = Tokens.count(text);
        assertThat(Tokens.split(text)).hasSize(tokens == 0 && !text.isEmpty() ? 1 : tokens);
    }
}
