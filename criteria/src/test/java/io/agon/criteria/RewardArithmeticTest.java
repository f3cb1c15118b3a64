package io.agon.criteria;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class RewardArithmeticTest {
    @ParameterizedTest
    @CsvSource({"100, 0", "500, 0", "300, 0", "525, 0.25", "550, 0.5", "9999, 0.5", "75, 0.25", "0, 0.5"})
    void lengthCostsInProportionOutsideTheBounds(int words, double lost) {
        assertThat(new LengthPenalty(100, 500, 50, 0.5).of(words)).isCloseTo(lost, within(1e-12));
    }

    @Test
    void withoutBoundsLengthCostsNothing() {
        assertThat(LengthPenalty.NONE.of(Integer.MAX_VALUE)).isZero();
        assertThat(LengthPenalty.NONE.of(0)).isZero();
    }

    @Property
    void lengthNeverPaysForGoingFurtherOutside(@ForAll @IntRange(max = 2_000) int words) {
        LengthPenalty penalty = new LengthPenalty(200, 600, 100, 1);

        assertThat(penalty.of(words)).isBetween(0.0, 1.0);
        assertThat(penalty.of(Math.max(words, 600) + 1)).isGreaterThanOrEqualTo(penalty.of(Math.max(words, 600)));
    }

    @Test
    void advantagesAreRelativeToTheGroup() {
        double[] advantages = Advantages.of(new double[] {1, 3, 0, 0, Double.NaN}, List.of(1, 1, 2, 2, 1), true);

        assertThat(advantages[0]).isCloseTo(-1 / (Math.sqrt(2) + 1e-4), within(1e-12));
        assertThat(advantages[1]).isEqualTo(-advantages[0]);
        assertThat(advantages[2]).isZero();
        assertThat(advantages[4]).isNaN();
        assertThat(Advantages.of(new double[] {1, 3}, List.of(1, 1), false)).containsExactly(-1, 1);
        assertThat(Advantages.of(new double[] {5}, List.of(1), true)).containsExactly(0);
    }

    @Property
    void advantagesOfAGroupAddUpToNothingAndKeepTheOrder(
            @ForAll @Size(min = 2, max = 30) List<@DoubleRange(min = -5, max = 5) Double> rewards) {
        double[] values = rewards.stream().mapToDouble(Double::doubleValue).toArray();

        double[] advantages = Advantages.of(values, Collections.nCopies(values.length, "g"), false);

        assertThat(Arrays.stream(advantages).sum()).isCloseTo(0, within(1e-9));
        for (int i = 1; i < values.length; i++) {
            assertThat(Double.compare(advantages[i], advantages[i - 1]) * Double.compare(values[i], values[i - 1]))
                    .isNotNegative();
        }
    }

    @Test
    void everyRewardHasAGroup() {
        assertThatThrownBy(() -> Advantages.of(new double[2], List.of("a"), true))
                .hasMessage("groups has 1 entries: must have one for each of 2 rewards");
    }
}
