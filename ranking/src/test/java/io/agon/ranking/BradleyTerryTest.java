package io.agon.ranking;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class BradleyTerryTest {
    private final BradleyTerry model = new BradleyTerry();

    @Test
    void givesThePriorsBackWithoutComparisons() {
        Field field = new Field(List.of(Prior.UNKNOWN, new Prior.Independent(1.5, 0.25)), 1, List.of());

        Posterior posterior = model.rate(field);

        assertThat(posterior.mean(0)).isZero();
        assertThat(posterior.variance(0)).isCloseTo(1.44, within(1e-9));
        assertThat(posterior.mean(1)).isEqualTo(1.5);
        assertThat(posterior.variance(1)).isCloseTo(0.25, within(1e-9));
        assertThat(posterior.separation()).isCloseTo(1.2, within(1e-9));
    }

    @Test
    void agreesWithExactIntegrationForTwoCandidates() {
        BradleyTerry plain = new BradleyTerry(new BradleyTerry.Options(1, Double.POSITIVE_INFINITY, 0, 0, 0, 1));

        Posterior posterior =
                plain.rate(Field.of(2, 1, List.of(new Comparison(0, 1, 0, 1), new Comparison(0, 1, 0, 1))));

        // the difference has prior variance 2 and two wins behind it
        double total = 0;
        double first = 0;
        double second = 0;
        for (double d = -12; d <= 12; d += 0.001) {
            double density = Math.exp(-d * d / 4) / Math.pow(1 + Math.exp(-d), 2);
            total += density;
            first += density * d;
            second += density * d * d;
        }
        double mean = first / total;
        assertThat(posterior.mean(0) - posterior.mean(1)).isCloseTo(mean, within(0.1));
        assertThat(posterior.variance(0) + posterior.variance(1) - 2 * posterior.covariance(0, 1))
                .isCloseTo(second / total - mean * mean, within(0.1));
    }

    @Test
    void recoversTruthPositionBiasAndSeparationFromManyComparisons() {
        SplittableRandom random = new SplittableRandom(11);
        double[] truth = Fields.truth(30, 1, random);
        List<Comparison> comparisons = Fields.random(truth, 12_000, 0.6, 0.2, random);

        Posterior posterior = model.rate(Field.of(30, 1, comparisons));

        double middle = Arrays.stream(truth).average().orElseThrow();
        for (int i = 0; i < 30; i++) {
            assertThat(posterior.mean(i)).isCloseTo(truth[i] - middle, within(0.35));
        }
        RatingResult.Interval bias = posterior.positionBias(0, 0.99);
        assertThat(bias.low()).isLessThan(0.6);
        assertThat(bias.high()).isGreaterThan(0.6);
        assertThat(bias.high() - bias.low()).isLessThan(0.2);
        assertThat(posterior.judging().tieRate()).isCloseTo(0.2, within(0.04));
        assertThat(posterior.separation()).isBetween(0.7, 1.3);
    }

    @Test
    void keepsJudgesApart() {
        SplittableRandom random = new SplittableRandom(5);
        double[] truth = Fields.truth(20, 1, random);
        List<Comparison> comparisons = new ArrayList<>();
        for (Comparison c : Fields.random(truth, 2000, 1, 0.1, random)) {
            comparisons.add(c);
        }
        for (Comparison c : Fields.random(truth, 2000, -0.5, 0.1, random)) {
            comparisons.add(new Comparison(c.first(), c.second(), 1, c.score()));
        }

        Posterior posterior = model.rate(Field.of(20, 2, comparisons));

        assertThat(posterior.positionBias(0, 0.9).estimate()).isCloseTo(1, within(0.2));
        assertThat(posterior.positionBias(1, 0.9).estimate()).isCloseTo(-0.5, within(0.2));
    }

    @Test
    void staysFiniteOnPerfectRecordsAndLargeCounts() {
        List<Comparison> comparisons = new ArrayList<>(Collections.nCopies(5000, new Comparison(0, 1, 0, 1)));
        comparisons.addAll(Collections.nCopies(5000, new Comparison(2, 0, 0, 0)));

        Posterior posterior = model.rate(Field.of(4, 1, comparisons));

        for (int i = 0; i < 4; i++) {
            assertThat(posterior.mean(i)).isFinite();
            assertThat(posterior.variance(i)).isPositive().isFinite();
        }
        assertThat(posterior.mean(0)).isGreaterThan(posterior.mean(1)).isGreaterThan(posterior.mean(2));
    }

    @Test
    void learnsNothingNewFromAJudgeThatRepeatsItself() {
        SplittableRandom random = new SplittableRandom(3);
        double[] truth = Fields.truth(12, 1, random);
        List<Comparison> once = Fields.random(truth, 150, 0, 0, random);
        List<Comparison> repeated = new ArrayList<>();
        for (int copy = 0; copy < 8; copy++) {
            repeated.addAll(once);
        }

        Posterior one = model.rate(Field.of(12, 1, once));
        Posterior eight = model.rate(Field.of(12, 1, repeated));

        // eight independent verdicts would divide variances by about eight
        assertThat(eight.judging().orderEffect()).isGreaterThan(1);
        assertThat(eight.variance(0)).isGreaterThan(0.4 * one.variance(0));
    }

    @Test
    void weighsAProbabilityAsAShareOfAWin() {
        Posterior sure = model.rate(Field.of(2, 1, List.of(new Comparison(0, 1, 0, 0.99))));
        Posterior unsure = model.rate(Field.of(2, 1, List.of(new Comparison(0, 1, 0, 0.6))));

        assertThat(sure.mean(0)).isGreaterThan(unsure.mean(0));
        assertThat(unsure.mean(0)).isPositive();
    }

    @Test
    void solvesLargeFieldsAsExactlyAsSmallOnes() {
        SplittableRandom random = new SplittableRandom(8);
        int n = Model.DENSE_LIMIT;
        double[] truth = Fields.truth(n, 1, random);
        List<Comparison> comparisons = Fields.random(truth, 6 * n, 0.5, 0.2, random);

        Posterior dense = model.rate(Field.of(n, 1, comparisons));
        // one more candidate, whom nobody meets, tips the field over the limit
        Posterior sparse = model.rate(Field.of(n + 1, 1, comparisons));

        assertThat(dense.joint()).isTrue();
        assertThat(sparse.joint()).isFalse();
        for (int i = 0; i < n; i++) {
            assertThat(sparse.mean(i)).isCloseTo(dense.mean(i), within(0.05));
            assertThat(sparse.variance(i) / dense.variance(i)).isBetween(0.8, 1.1);
        }
        assertThat(sparse.positionBias(0, 0.9).estimate())
                .isCloseTo(dense.positionBias(0, 0.9).estimate(), within(0.02));
    }

    @Test
    void agreesWithTheEngineThatStartsFromTheLastFit() {
        SplittableRandom random = new SplittableRandom(21);
        double[] truth = Fields.truth(25, 1, random);
        List<Comparison> comparisons = Fields.random(truth, 400, 0.5, 0.2, random);
        RatingEngine engine = new RatingEngine(BradleyTerry.Options.USUAL, Collections.nCopies(25, Prior.UNKNOWN), 1);

        for (Comparison comparison : comparisons) {
            engine.add(comparison);
            if (engine.comparisons() % 40 == 0) {
                assertThat(engine.posterior().size()).isEqualTo(25);
            }
        }
        Posterior cold = model.rate(Field.of(25, 1, comparisons));

        for (int i = 0; i < 25; i++) {
            assertThat(engine.posterior().mean(i)).isCloseTo(cold.mean(i), within(0.02));
            assertThat(engine.posterior().variance(i)).isCloseTo(cold.variance(i), within(0.02));
        }
    }

    @Test
    void topProbabilitiesSumToThePlacesAndFavourTheBetter() {
        SplittableRandom random = new SplittableRandom(2);
        double[] truth = Fields.truth(15, 1.2, random);
        Posterior posterior = model.rate(Field.of(15, 1, Fields.random(truth, 200, 0.3, 0.1, random)));
        int[] eligible = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};

        double[] probabilities = posterior.topProbabilities(eligible, 3, 7);

        assertThat(Arrays.stream(probabilities).sum()).isCloseTo(3, within(1e-9));
        assertThat(probabilities[12]).isZero();
        int[] ranked = Ranks.byRating(posterior, eligible);
        assertThat(probabilities[ranked[0]]).isGreaterThan(probabilities[ranked[5]]);
        assertThat(posterior.topProbabilities(eligible, 3, 7)).isEqualTo(probabilities);
    }

    /** A sparse field in which a wider spread once made for more skew, and that for a wider spread, without end. */
    private static final String SPARSE = """
            0>1 3>2 4>5 7<6 8>9 11>10 12>13 15>14 16>17 19>18 20>21 23<22 24>25 27>26 28>29 31<30 32<33 35<34
            36<37 39<38 40>41 43>42 44<45 47=46 48=49 51<50 52>53 55>54 56>57 59<58 50<58 22<6 30=34 38>33 37>45
            4<0 8<12 20<16 24>28 52<40 3>11 19>15 27>43 56<55 58>22 33<30 37>50 34<6 45>38 58>3 33<55 15<37
            34>27 22>52 38<0 16>8 30<24 50>12 6>20 45>43 0<24 6=37 55=58 0>16 40<24 37<55 58>6 16>19 58>0 24>37
            55>40 6>16 37<0 6<24 55>19 45<58 40>16 24>58 6<55 0<6 16<37 19<3 37<58 40<45 55>0 46<24 49<0 58>16
            24>19 6>45
            """;

    @Test
    void staysFiniteWhereComparisonsAreFewAndSpreadOverMany() {
        List<Comparison> comparisons = new ArrayList<>();
        for (String match : SPARSE.strip().split("\\s+")) {
            String[] sides = match.split("[<=>]");
            double score = match.contains(">") ? 1 : match.contains("<") ? 0 : 0.5;
            comparisons.add(new Comparison(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]), 0, score));
        }

        Posterior posterior = new BradleyTerry().rate(Field.of(60, 1, comparisons));

        assertThat(posterior.separation()).isBetween(0.5, 3.0);
        for (int i = 0; i < 60; i++) {
            assertThat(posterior.mean(i)).isFinite();
            assertThat(posterior.variance(i)).isPositive();
        }
    }
}
