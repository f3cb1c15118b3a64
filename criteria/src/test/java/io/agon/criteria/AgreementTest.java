package io.agon.criteria;

import io.agon.criteria.Agreement.Scale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import java.util.Random;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class AgreementTest {
    private static final double GAP = Double.NaN;

    /** Four observers, twelve units: the example of Krippendorff (2011), section C and D. */
    private static final double[][] PUBLISHED = transposed(new double[][] {
        {1, 2, 3, 3, 2, 1, 4, 1, 2, GAP, GAP, GAP},
        {1, 2, 3, 3, 2, 2, 4, 1, 2, 5, GAP, 3},
        {GAP, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, GAP},
        {1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, GAP}
    });

    @Test
    void givesThePublishedFigures() {
        assertThat(Agreement.alpha(PUBLISHED, Scale.NOMINAL)).isCloseTo(0.743, within(5e-4));
        assertThat(Agreement.alpha(PUBLISHED, Scale.ORDINAL)).isCloseTo(0.815, within(5e-4));
        assertThat(Agreement.alpha(PUBLISHED, Scale.INTERVAL)).isCloseTo(0.849, within(5e-4));
    }

    @Test
    void isOneWhereAllAgreeAndUntoldWhereNothingDiffers() {
        double[][] agreed = {{1, 1, 1}, {2, 2, GAP}, {5, 5, 5}};
        double[][] same = {{3, 3}, {3, 3}};
        double[][] once = {{1, GAP}, {GAP, 2}};
        for (Scale scale : Scale.values()) {
            assertThat(Agreement.alpha(agreed, scale)).isEqualTo(1);
            assertThat(Agreement.alpha(same, scale)).as("%s", scale).isNaN();
            assertThat(Agreement.alpha(once, scale)).isNaN();
        }
    }

    @Test
    void isAboutZeroWhereJudgesRateAtRandom() {
        Random random = new Random(1);
        double[][] ratings = IntStream.range(0, 3_000)
                .mapToObj(i -> random.ints(3, 1, 6).asDoubleStream().toArray())
                .toArray(double[][]::new);
        for (Scale scale : Scale.values()) {
            assertThat(Agreement.alpha(ratings, scale)).isCloseTo(0, within(0.03));
        }
    }

    @Test
    void isBelowZeroWhereJudgesContradictEachOther() {
        double[][] ratings = {{1, 5}, {5, 1}, {2, 4}, {4, 2}};
        assertThat(Agreement.alpha(ratings, Scale.INTERVAL)).isNegative();
    }

    @Property(tries = 50)
    void doesNotDependOnTheOrderOfThingsOrJudgesNorOrdinallyOnTheScale(@ForAll long seed) {
        Random random = new Random(seed);
        double[][] ratings = IntStream.range(0, 20)
                .mapToObj(i -> IntStream.range(0, 4)
                        .mapToDouble(j -> random.nextInt(5) == 0 ? GAP : 1 + random.nextInt(5))
                        .toArray())
                .toArray(double[][]::new);
        double[][] turned = IntStream.range(0, 20)
                .mapToObj(i -> IntStream.range(0, 4)
                        .mapToDouble(j -> ratings[19 - i][3 - j])
                        .toArray())
                .toArray(double[][]::new);
        double[][] stretched = IntStream.range(0, 20)
                .mapToObj(i -> IntStream.range(0, 4)
                        .mapToDouble(j -> Math.exp(ratings[i][j]))
                        .toArray())
                .toArray(double[][]::new);
        for (Scale scale : Scale.values()) {
            assertThat(Agreement.alpha(turned, scale)).isCloseTo(Agreement.alpha(ratings, scale), within(1e-9));
        }
        assertThat(Agreement.alpha(stretched, Scale.ORDINAL))
                .isCloseTo(Agreement.alpha(ratings, Scale.ORDINAL), within(1e-9));
    }

    @Test
    void intervalHoldsTheTruthAboutAsOftenAsItSays() {
        // two judges see the same truth with noise of the same size: alpha is a half
        Random random = new Random(7);
        int held = 0;
        int samples = 200;
        for (int sample = 0; sample < samples; sample++) {
            double[][] ratings = IntStream.range(0, 80)
                    .mapToObj(i -> {
                        double truth = random.nextGaussian();
                        return new double[] {truth + random.nextGaussian(), truth + random.nextGaussian()};
                    })
                    .toArray(double[][]::new);
            held += Agreement.alpha(ratings, Scale.INTERVAL, 0.9, 300, sample).holds(0.5) ? 1 : 0;
        }
        assertThat((double) held / samples).isBetween(0.82, 0.96);
    }

    private static double[][] transposed(double[][] observers) {
        return IntStream.range(0, observers[0].length)
                .mapToObj(unit -> IntStream.range(0, observers.length)
                        .mapToDouble(observer -> observers[observer][unit])
                        .toArray())
                .toArray(double[][]::new);
    }
}
