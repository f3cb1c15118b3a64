package io.agon.judge.domain.judging;

import io.agon.judge.domain.asking.Reading;
import org.junit.jupiter.api.Test;

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class LabelProbabilitiesTest {
    @Test
    void tieCountsHalfAndTheRestIsLeftOut() {
        Reading<Judgment> reading = LabelProbabilities.read(Map.of("A", 0.5, " B", 0.2, "T", 0.1, "The", 0.2));
        assertThat(reading).isInstanceOfSatisfying(Reading.Readable.class, readable -> {
            Judgment r = (Judgment) readable.content();
            assertThat(r.winner()).isEqualTo(Judgment.Winner.FIRST);
            assertThat(r.probabilityFirst().orElseThrow()).isCloseTo(0.55 / 0.8, within(1e-12));
            assertThat(r.margin()).isCloseTo(2 * 0.55 / 0.8 - 1, within(1e-12));
        });
    }

    @Test
    void judgeThatWouldRatherSaySomethingElseHasNotJudged() {
        assertThat(LabelProbabilities.read(Map.of("A", 0.3, "The", 0.7)))
                .isEqualTo(new Reading.Unreadable<>("no-label-probability", true));
    }

    @Test
    void endpointWithoutProbabilitiesIsNeverGuessedAt() {
        assertThat(LabelProbabilities.read(Map.of()))
                .isEqualTo(new Reading.Unreadable<>("no-token-probabilities", true));
    }
}
