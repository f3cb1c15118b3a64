package io.agon.judge.adapter.llm;

import io.agon.judge.domain.asking.Reading;
import io.agon.judge.domain.judging.Criterion;
import io.agon.judge.domain.scoring.Scores;
import io.agon.judge.domain.scoring.Scores.Score;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class ScoresReplyTest {
    private static final List<Criterion> CRITERIA = List.of(
            new Criterion("dialogue", "d", 3, List.of("dead", "alive", "unheard of")),
            new Criterion("prose", "p", 1, List.of()));
    private static final String TEXT = "“Go,” she said. It rained on.";

    @Test
    void evidenceThatStandsInTheTextIsKeptAndOtherIsCounted() {
        // Given
        String reply = """
                {"scores":{"dialogue":{"quotes":["\\"Go,\\" she said","Stay, he said"],"reason":"one line","level":3},
                 "prose":{"quotes":["It rained on"],"reason":"plain","level":5}}}""";

        // When
        Reading<Scores> reading = ScoresReply.read(reply, CRITERIA, TEXT);

        // Then
        assertThat(reading)
                .isEqualTo(new Reading.Readable<>(new Scores(
                        List.of(
                                new Score("dialogue", 3, 3, List.of("\"Go,\" she said"), "one line"),
                                new Score("prose", 5, 5, List.of("It rained on"), "plain")),
                        1)));
    }

    @Test
    void whatIsNotThereNeedsNoEvidence() {
        assertThat(ScoresReply.read(reply("[]", "1", "[]", "1"), CRITERIA, TEXT))
                .isInstanceOf(Reading.Readable.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | 0 | [] | 1 | wrong-level",
                "[] | 4 | [] | 1 | wrong-level",
                "[] | 1 | [] | 6 | wrong-level",
                "[] | 1.5 | [] | 1 | wrong-level",
                "[] | '\"3\"' | [] | 1 | wrong-level",
                "\"x\" | 1 | [] | 1 | wrong-types",
                "[7] | 1 | [] | 1 | wrong-types",
                "[\"a\",\"b\",\"c\",\"d\",\"e\",\"f\"] | 1 | [] | 1 | wrong-types",
                "[\"It snowed\"] | 1 | [] | 1 | misquoted",
                "[\"It snowed\",\"It hailed\"] | 1 | [\"It rained\"] | 1 | misquoted",
                "[] | 1,\"more\":1 | [] | 1 | wrong-fields"
            })
    void whatIsNotExactlyTheFormIsUnreadable(
            String quotes, String level, String otherQuotes, String otherLevel, String reason) {
        assertThat(ScoresReply.read(reply(quotes, level.replace("'", ""), otherQuotes, otherLevel), CRITERIA, TEXT))
                .isEqualTo(new Reading.Unreadable<>(reason, true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"scores\":{}} | wrong-fields",
                "{\"scores\":{\"dialogue\":{\"quotes\":[],\"reason\":\"\",\"level\":1}}} | wrong-fields",
                "All fives. | not-json"
            })
    void everyCriterionIsScored(String reply, String reason) {
        assertThat(ScoresReply.read(reply, CRITERIA, TEXT)).isEqualTo(new Reading.Unreadable<>(reason, true));
    }

    private static String reply(String quotes, String level, String otherQuotes, String otherLevel) {
        return "{\"scores\":{\"dialogue\":{\"quotes\":" + quotes + ",\"reason\":\"r\",\"level\":" + level
                + "},\"prose\":{\"quotes\":" + otherQuotes + ",\"reason\":\"r\",\"level\":" + otherLevel + "}}}";
    }
}
