package io.agon.criteria;

import io.agon.criteria.Goodhart.Parting;
import io.agon.criteria.Goodhart.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Worlds in which judges see quality and something else. Founders differ in both; what is bred gains in quality, in what judges like
 * beside it, or in both. A held-out score sees quality alone.
 */
class GoodhartTest {
    private static final int WORLDS = 1_000;
    private static final double LEVEL = 0.05;

    /** Share of worlds in which the alarm goes, where five of those bred by rating gained this much. */
    private static double alarms(double quality, double taste) {
        SplittableRandom random = new SplittableRandom(9);
        int alarms = 0;
        for (int world = 0; world < WORLDS; world++) {
            List<Point> founders = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                founders.add(point(random, random.nextGaussian(), 0.5 * random.nextGaussian()));
            }
            List<Point> bred = new ArrayList<>();
            for (int i = 0; i < 25; i++) {
                bred.add(point(random, quality + random.nextGaussian(0, 0.6), taste + random.nextGaussian(0, 0.5)));
            }
            bred.sort(Comparator.comparingDouble(Point::rating).reversed());
            alarms += Goodhart.of(founders, bred.subList(0, 5), LEVEL).parted() ? 1 : 0;
        }
        return alarms / (double) WORLDS;
    }

    private static Point point(SplittableRandom random, double quality, double taste) {
        double seen = quality + random.nextGaussian(0, 0.4);
        return new Point(quality + taste + random.nextGaussian(0, 0.2), 1 / (1 + Math.exp(-seen)));
    }

    @Test
    void staysSilentWhereWhatIsBredIsBetter() {
        assertThat(alarms(1.5, 0)).isLessThan(0.01);
        assertThat(alarms(0, 0)).isLessThan(LEVEL);
    }

    @Test
    void goesOffWhereJudgesAreMerelyPleased() {
        assertThat(alarms(0, 2)).isGreaterThan(0.5);
        assertThat(alarms(0, 3)).isGreaterThan(0.9);
        assertThat(alarms(-1, 3)).isGreaterThan(0.95);
    }

    /** Half of what is to be expected is the edge: there it goes off as often as the level says, or less. */
    @Test
    void keepsItsLevelWhereHalfIsGained() {
        SplittableRandom random = new SplittableRandom(5);
        int alarms = 0;
        for (int world = 0; world < 4 * WORLDS; world++) {
            List<Point> founders = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                // their mean is what gains are measured from: here exactly 0
                double rating = (i - 14.5) / 9;
                founders.add(new Point(rating, odds(rating + random.nextGaussian(0, 0.5))));
            }
            List<Point> others = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                others.add(new Point(2, odds(1 + random.nextGaussian(0, 0.5))));
            }
            alarms += Goodhart.of(founders, others, LEVEL).parted() ? 1 : 0;
        }

        assertThat(alarms / (4.0 * WORLDS)).isCloseTo(LEVEL, within(0.012));
    }

    private static double odds(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 20})
    void saysNothingWhereThereIsNothingToSay(int founders) {
        List<Point> same = new ArrayList<>();
        for (int i = 0; i < founders; i++) {
            same.add(new Point(0, 0.5));
        }

        Parting parting = Goodhart.of(same, List.of(new Point(3, 0.1)), LEVEL);

        assertThat(parting.parted()).isFalse();
        assertThat(parting.probability()).isEqualTo(1);
        assertThat(Goodhart.of(List.of(new Point(0, 1)), List.of(), LEVEL).parted())
                .isFalse();
    }

    @Test
    void normalDistributionFunctionIsRight() {
        assertThat(Normal.below(0)).isCloseTo(0.5, within(1e-7));
        assertThat(Normal.below(1.959964)).isCloseTo(0.975, within(1e-6));
        assertThat(Normal.below(-2.326348)).isCloseTo(0.01, within(1e-6));
    }
}
