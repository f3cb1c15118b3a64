package io.agon.ranking;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;

class JudgeReliabilityTest {
    @Test
    void agreesWithItselfWhereVerdictsAreManyAndNotWhereTheyAreNoise() {
        SplittableRandom random = new SplittableRandom(6);
        double[] truth = Fields.truth(20, 1.2, random);

        JudgeReliability good = JudgeReliability.of(Field.of(20, 1, Fields.random(truth, 1200, 0.3, 0.1, random)), 1);
        JudgeReliability noise =
                JudgeReliability.of(Field.of(20, 1, Fields.random(new double[20], 1200, 0.3, 0.1, random)), 1);

        assertThat(good.splitHalf()).isGreaterThan(0.9);
        assertThat(good.accuracy()).isGreaterThan(good.baselineAccuracy() + 0.1);
        assertThat(Math.abs(noise.splitHalf())).isLessThan(0.6);
    }

    @Test
    void doesNotDependOnTheOrderOfComparisons() {
        SplittableRandom random = new SplittableRandom(1);
        List<Comparison> comparisons = Fields.random(Fields.truth(10, 1, random), 80, 0, 0.1, random);

        assertThat(JudgeReliability.of(Field.of(10, 1, comparisons), 3))
                .isEqualTo(JudgeReliability.of(Field.of(10, 1, new ArrayList<>(comparisons).reversed()), 3));
    }
}
