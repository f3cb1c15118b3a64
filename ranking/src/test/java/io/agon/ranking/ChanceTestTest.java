package io.agon.ranking;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class ChanceTestTest {
    /** Share of judges doubted that prefer the better by this much, of 200. */
    private static double doubted(double skill, double bias) {
        int doubted = 0;
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<Comparison> comparisons = new ArrayList<>();
            while (comparisons.size() < 120) {
                int first = random.nextInt(12);
                int second = random.nextInt(12);
                if (first != second) {
                    double chance = 1 / (1 + Math.exp(-skill * (first - second) - bias));
                    comparisons.add(new Comparison(first, second, 0, random.nextDouble() < chance ? 1 : 0));
                }
            }
            doubted += ChanceTest.noBetterThanChance(Field.of(12, 1, comparisons), 0) ? 1 : 0;
        }
        return doubted / 200.0;
    }

    @Test
    void doubtsAJudgeThatTossesCoins() {
        assertThat(doubted(0, 0)).isBetween(0.90, 1.0);
        assertThat(doubted(0, 2)).isBetween(0.90, 1.0);
    }

    @Test
    void trustsAJudgeThatTellsGoodFromBad() {
        assertThat(doubted(0.3, 0.5)).isLessThan(0.03);
    }

    @Test
    void doubtsAJudgeThatAlwaysTakesTheFirst() {
        List<Comparison> comparisons = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            comparisons.add(new Comparison(i % 5, 5 + i % 3, 0, 1));
        }

        assertThat(ChanceTest.noBetterThanChance(Field.of(8, 1, comparisons), 0))
                .isTrue();
    }

    @Test
    void trustsADecentJudgeWhosePairsWereChosenToBeClose() {
        int doubted = 0;
        for (int world = 0; world < 100; world++) {
            Random random = new Random(world);
            double[] quality = random.doubles(12).map(u -> 3.3 * (u - 0.5)).toArray();
            int[] all = IntStream.range(0, 12).toArray();
            List<Comparison> comparisons = new ArrayList<>();
            while (comparisons.size() < 240) {
                Field field = Field.of(12, 1, comparisons);
                var request = new PairingMethod.Request(
                        field, new BradleyTerry().rate(field), all, List.of(), 3, 6, random.nextLong());
                for (PairingMethod.Pairing pairing : new AdaptivePairing().pair(request)) {
                    double odds = quality[pairing.first()] - quality[pairing.second()] + 0.5;
                    double score = random.nextDouble() < 1 / (1 + Math.exp(-odds)) ? 1 : 0;
                    comparisons.add(new Comparison(pairing.first(), pairing.second(), 0, score));
                }
            }
            doubted += ChanceTest.noBetterThanChance(Field.of(12, 1, comparisons), 0) ? 1 : 0;
        }
        assertThat(doubted).isLessThanOrEqualTo(12);
    }

    @Test
    void foretellsNothingAndOwesNothingOfASilentJudge() {
        assertThat(ChanceTest.evidence(Field.of(3, 2, List.of(new Comparison(0, 1, 0, 1))), 1))
                .isZero();
    }

    @Test
    void saysNothingOfFewVerdicts() {
        assertThat(ChanceTest.noBetterThanChance(Field.of(2, 1, List.of(new Comparison(0, 1, 0, 1))), 0))
                .isFalse();
    }
}
