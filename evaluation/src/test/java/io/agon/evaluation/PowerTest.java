package io.agon.evaluation;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class PowerTest {
    @Test
    void tellsWhatACertainNumberOfComparisonsFinds() {
        // 72 of 120 are needed: 2 P(X > 71) = 0.035, 2 P(X > 70) = 0.055
        assertThat(Power.of(120, 0.5)).isCloseTo(0.0353, within(1e-3));
        assertThat(Power.detectable(120, 0.8)).isCloseTo(0.633, within(0.005));
        assertThat(Power.of(120, Power.detectable(120, 0.8))).isCloseTo(0.8, within(1e-6));
        assertThat(Power.of(1_000, 0.6)).isGreaterThan(0.99);
        assertThat(Power.detectable(3, 0.8)).isEqualTo(1);
    }

    @Test
    void correctsForSeveralTests() {
        assertThat(Holm.corrected(0.01, 0.04, 0.03)).containsExactly(0.03, 0.06, 0.06);
        assertThat(Holm.corrected(0.6, 0.7)).containsExactly(1, 1);
        assertThat(Holm.corrected()).isEmpty();
    }

    @Test
    void takesBothOrdersTogether() {
        assertThat(Verdict.of(Verdict.Side.OURS, Verdict.Side.OURS)).isEqualTo(Verdict.WIN);
        assertThat(Verdict.of(Verdict.Side.OURS, Verdict.Side.THEIRS)).isEqualTo(Verdict.TIE);
        assertThat(Verdict.of(Verdict.Side.NEITHER, Verdict.Side.THEIRS)).isEqualTo(Verdict.LOSS);
        assertThat(Verdict.of(Verdict.Side.NEITHER, Verdict.Side.NEITHER)).isEqualTo(Verdict.TIE);
        assertThat(Verdict.of(Verdict.Side.OURS, Verdict.Side.UNREADABLE)).isEqualTo(Verdict.VOID);
        assertThat(Verdict.of(Verdict.Side.UNREADABLE, Verdict.Side.OURS)).isEqualTo(Verdict.VOID);
    }
}
