package io.agon.stylometry;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class QuotationsTest {
    private static final Quotations TEXT =
            Quotations.of("“Go,” she said—and went.\r\nIt wasn’t   late; the road…\nwas empty.");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "“Go,” she said",
                "\"go,\" SHE said-and went.",
                "it wasn't late",
                "...the road...",
                "the road… was empty"
            })
    void findsWhatStandsThereInAnyTypography(String passage) {
        assertThat(TEXT.hold(passage)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"she says", "Go she said", "", "  ", "\"...\"", "the road was empty"})
    void findsNothingElse(String passage) {
        assertThat(TEXT.hold(passage)).isFalse();
    }
}
