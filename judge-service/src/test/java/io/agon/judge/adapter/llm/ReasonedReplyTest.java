package io.agon.judge.adapter.llm;

import io.agon.judge.domain.asking.Reading;
import io.agon.judge.domain.judging.Criterion;
import io.agon.judge.domain.judging.Judgment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ReasonedReplyTest {
    private static final List<Criterion> CRITERIA =
            List.of(new Criterion("dialogue", "d", 3, List.of()), new Criterion("prose", "p", 1, List.of()));
    private static final String GOOD =
            "{\"analysis\":\"x\",\"margins\":{\"dialogue\":3,\"prose\":-1},\"verdict\":\"A\"}";

    @Test
    void verdictIsWhatTheJudgeSaysAndTheMarginIsWeighted() {
        assertThat(ReasonedReply.read(GOOD, CRITERIA)).isInstanceOfSatisfying(Reading.Readable.class, readable -> {
            Judgment r = (Judgment) readable.content();
            assertThat(r.winner()).isEqualTo(Judgment.Winner.FIRST);
            assertThat(r.margin()).isCloseTo((3 * 1.0 - 1.0 / 3) / 4, within(1e-12));
            assertThat(r.criterionMargins()).containsEntry("prose", -1.0 / 3);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Text A is better.|not-json",
                "{\"verdict\":\"A\"}|wrong-fields",
                "{\"analysis\":\"x\",\"margins\":{\"dialogue\":3},\"verdict\":\"A\"}|wrong-margins",
                "{\"analysis\":\"x\",\"margins\":{\"dialogue\":4,\"prose\":0},\"verdict\":\"A\"}|wrong-margins",
                "{\"analysis\":\"x\",\"margins\":{\"dialogue\":1.5,\"prose\":0},\"verdict\":\"A\"}|wrong-margins",
                "{\"analysis\":\"x\",\"margins\":{\"dialogue\":1,\"prose\":0,\"z\":1},\"verdict\":\"A\"}|wrong-margins",
                "{\"analysis\":\"x\",\"margins\":{\"dialogue\":1,\"prose\":0},\"verdict\":\"a\"}|wrong-verdict",
                "{\"analysis\":\"x\",\"margins\":{\"dialogue\":1,\"prose\":0},\"verdict\":\"A\"} and B|not-json",
                "{\"analysis\":\"x\",\"verdict\":\"B\",\"margins\":{\"dialogue\":1,\"prose\":0},\"verdict\":\"A\"}|not-json",
                "{\"analysis\":7,\"margins\":{\"dialogue\":1,\"prose\":0},\"verdict\":\"A\"}|wrong-types"
            })
    void whatIsNotExactlyTheFormIsUnreadable(String reply, String reason) {
        assertThat(ReasonedReply.read(reply, CRITERIA)).isEqualTo(new Reading.Unreadable<>(reason, true));
    }
}
