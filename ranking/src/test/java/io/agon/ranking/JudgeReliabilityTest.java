package io.agon.ranking;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;

class JudgeReliabilityTest {
    private static final int FIELDS = 40;

    @Test
    void saysThatCoinFlipsAreNoBetterThanChance() {
        int flagged = 0;
        for (int world = 0; world < FIELDS; world++) {
            SplittableRandom random = new SplittableRandom(world);
            // every candidate is as good as any other, but the judge prefers what it sees first
            Field field = Field.of(30, 1, Fields.random(new double[30], 300, world % 2, 0.1, random));
            flagged += JudgeReliability.of(field, world).noBetterThanChance() ? 1 : 0;
        }
        assertThat(flagged).isGreaterThanOrEqualTo((int) (0.93 * FIELDS));
    }

    @Test
    void trustsADecentJudgeAtTenCallsForEachCandidate() {
        int flagged = 0;
        for (int world = 0; world < FIELDS; world++) {
            SplittableRandom random = new SplittableRandom(100 + world);
            double[] truth = Fields.truth(30, 0.966, random);
            Field field = Field.of(30, 1, Fields.random(truth, 300, 0.5, 0.2, random));
            JudgeReliability reliability = JudgeReliability.of(field, world);
            flagged += reliability.noBetterThanChance() ? 1 : 0;
        }
        assertThat(flagged).isLessThanOrEqualTo(FIELDS / 20);
    }

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
    void doubtsFieldsTooSmallToTell() {
        assertThat(JudgeReliability.of(Field.of(2, 1, List.of()), 1).noBetterThanChance())
                .isTrue();
        assertThat(JudgeReliability.of(Field.of(2, 1, List.of(new Comparison(0, 1, 0, 1))), 1)
                        .noBetterThanChance())
                .isTrue();
    }

    @Test
    void doesNotDependOnTheOrderOfComparisons() {
        SplittableRandom random = new SplittableRandom(1);
        List<Comparison> comparisons = Fields.random(Fields.truth(10, 1, random), 80, 0, 0.1, random);

        assertThat(JudgeReliability.of(Field.of(10, 1, comparisons), 3))
                .isEqualTo(JudgeReliability.of(Field.of(10, 1, new ArrayList<>(comparisons).reversed()), 3));
    }
}
