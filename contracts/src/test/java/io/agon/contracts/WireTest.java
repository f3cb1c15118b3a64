package io.agon.contracts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WireTest {
    private static final String VERDICT = golden("verdict-reached/v1/soft.json");
    private static final String DRAFT = golden("draft-request/v1/mutation.json");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "outcome": "first"        | "outcome": "void"       | voidReason
                    "probabilityFirst": 0.81  | "probabilityFirst": 1.5 | probabilityFirst is '1.5': must lie between 0.0 and 1.0
                    "m-9d8c7b6a"              | "9d8c7b6a"              | MatchId is '9d8c7b6a'
                    "judge": "judge"          | "judge": " "            | judge is ' '
                    "calls": 1                | "calls": -1             | usage.calls is '-1': must be at least 0
                    "outcome": "first"        | "outcome": "maybe"      | outcome
                    """)
    void brokenVerdictNamesFieldValueAndRule(String whole, String broken, String expected) {
        String json = VERDICT.replace(whole, broken);
        assertThat(json).isNotEqualTo(VERDICT);
        assertThatThrownBy(() -> Wire.decode(json.getBytes(UTF_8), VerdictReached.class))
                .isInstanceOf(InvalidMessage.class)
                .hasMessageContaining(expected);
    }

    @Test
    void mutationWithoutParentIsRefused() {
        String json = DRAFT.replaceAll("(?s)\"parents\": \\[.*]", "\"parents\": []");
        assertThatThrownBy(() -> Wire.decode(json.getBytes(UTF_8), DraftRequest.class))
                .isInstanceOf(InvalidMessage.class)
                .hasMessageContaining("parents is '0 texts'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "{", "[]", "null", "42"})
    void whatIsNoMessageIsRefused(String json) {
        assertThatThrownBy(() -> Wire.decode(json.getBytes(UTF_8), VerdictReached.class))
                .isInstanceOf(InvalidMessage.class);
    }

    @Test
    void recordWithoutValueIsRefused() {
        assertThatThrownBy(() -> Wire.decode(null, VerdictReached.class)).isInstanceOf(InvalidMessage.class);
    }

    @Test
    void longValuesAreCutInErrors() {
        assertThatThrownBy(() -> new RunId("x".repeat(10_000)))
                .isInstanceOf(InvalidMessage.class)
                .satisfies(e -> assertThat(e.getMessage().length()).isLessThan(200));
    }

    private static String golden(String name) {
        try {
            return Files.readString(Path.of("src/test/resources/golden", name));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
