package io.agon.ranking;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
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
            doubted += ChanceTest.of(Field.of(12, 1, comparisons), 0).noBetterThanChance() ? 1 : 0;
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

        assertThat(ChanceTest.of(Field.of(8, 1, comparisons), 0).noBetterThanChance())
                .isTrue();
    }

    /** Share of judges doubted after 240 verdicts on adaptively chosen pairs of two generations of 12, of 100. */
    private static double doubtedOnClosePairs(double skill) {
        int doubted = 0;
        for (int world = 0; world < 100; world++) {
            Random random = new Random(world);
            List<Double> quality = new ArrayList<>();
            List<Prior> priors = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                quality.add(0.966 * random.nextGaussian());
                priors.add(Prior.UNKNOWN);
            }
            List<Comparison> comparisons = new ArrayList<>();
            int[] population = IntStream.range(0, 12).toArray();
            judge(comparisons, quality, priors, population, skill, random);
            Posterior posterior = new BradleyTerry().rate(new Field(priors, 1, comparisons));
            List<Integer> next = new ArrayList<>();
            for (int parent : Arrays.copyOf(Ranks.byRating(posterior, population), 3)) {
                next.add(parent);
                for (int child = 0; child < 3; child++) {
                    next.add(quality.size());
                    quality.add(quality.get(parent) + 0.45 + 0.483 * random.nextGaussian());
                    priors.add(new Prior.Offspring(parent, 0));
                }
            }
            int[] bred = next.stream().mapToInt(Integer::intValue).toArray();
            judge(comparisons, quality, priors, bred, skill, random);
            doubted += ChanceTest.of(new Field(priors, 1, comparisons), 0).noBetterThanChance() ? 1 : 0;
        }
        return doubted / 100.0;
    }

    private static void judge(
            List<Comparison> comparisons,
            List<Double> quality,
            List<Prior> priors,
            int[] population,
            double skill,
            Random random) {
        for (int round = 0; round < 20; round++) {
            Field field = new Field(priors, 1, comparisons);
            var request = new PairingMethod.Request(
                    field, new BradleyTerry().rate(field), population, List.of(), 3, 6, random.nextLong());
            for (PairingMethod.Pairing pairing : new AdaptivePairing().pair(request)) {
                double odds = skill * (quality.get(pairing.first()) - quality.get(pairing.second())) + 0.5;
                double first = Math.exp(odds / 2);
                double drawn = random.nextDouble() * (first + 1 / first + 0.2);
                double score = drawn < first ? 1 : drawn < first + 1 / first ? 0 : 0.5;
                comparisons.add(new Comparison(pairing.first(), pairing.second(), 0, score));
            }
        }
    }

    @Test
    void trustsADecentJudgeWhosePairsWereChosenToBeClose() {
        assertThat(doubtedOnClosePairs(1)).isLessThanOrEqualTo(0.08);
    }

    @Test
    void doubtsCoinsWhosePairsWereChosenToBeClose() {
        assertThat(doubtedOnClosePairs(0)).isGreaterThanOrEqualTo(0.75);
    }

    @Test
    void countsProbabilitiesAsSharesOfAVerdict() {
        Random random = new Random(1);
        List<Comparison> told = new ArrayList<>();
        List<Comparison> drawn = new ArrayList<>();
        for (int i = 0; i < 240; i++) {
            double score = i % 12 < 6 ? 0.8 : 0.2;
            told.add(new Comparison(i % 6 + (i % 12 < 6 ? 0 : 6), 6 + i % 6 - (i % 12 < 6 ? 0 : 6), 0, score));
            drawn.add(new Comparison(i % 12, (i + 5) % 12, 0, random.nextDouble()));
        }

        assertThat(ChanceTest.of(Field.of(12, 1, told), 0).noBetterThanChance()).isFalse();
        assertThat(ChanceTest.of(Field.of(12, 1, drawn), 0).noBetterThanChance())
                .isTrue();
    }

    @Test
    void findsNoEvidenceForASilentJudge() {
        assertThat(ChanceTest.of(Field.of(3, 2, List.of(new Comparison(0, 1, 0, 1))), 1))
                .isEqualTo(new ChanceTest(0, 0));
    }

    @Test
    void answersAlikeWhenAskedAgain() {
        List<Comparison> comparisons = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            comparisons.add(new Comparison(i % 7, 7 + i % 5, 0, i % 3 == 0 ? 0 : 1));
        }
        Field field = Field.of(12, 1, comparisons);

        assertThat(ChanceTest.of(field, 0)).isEqualTo(ChanceTest.of(field, 0));
    }

    @Test
    void saysNothingOfFewVerdicts() {
        assertThat(ChanceTest.of(Field.of(2, 1, List.of(new Comparison(0, 1, 0, 1))), 0)
                        .noBetterThanChance())
                .isFalse();
    }
}
