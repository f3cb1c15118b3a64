package io.agon.ranking;

import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class EloTest {
    private static final double POINT = Math.log(10) / 400;
    private final Elo elo = new Elo();

    @Test
    void movesEqualsBySixteenPointsForAWin() {
        RatingResult result = elo.rate(Field.of(2, 1, List.of(new Comparison(0, 1, 0, 1))));

        assertThat(result.mean(0)).isCloseTo(16 * POINT, within(1e-12));
        assertThat(result.mean(1)).isCloseTo(-16 * POINT, within(1e-12));
    }

    @Test
    void movesByTheSurpriseOnAScaleOfFourHundred() {
        double[] ratings = {1600, 1200};

        Elo.update(ratings, new Comparison(0, 1, 0, 1));
        // expected 10 / 11
        assertThat(ratings[0]).isCloseTo(1600 + 32.0 / 11, within(1e-9));

        Elo.update(ratings, new Comparison(1, 0, 0, 0.5));
        assertThat(ratings[0] + ratings[1]).isCloseTo(2800, within(1e-9));
        assertThat(ratings[1]).isGreaterThan(1200);
    }

    @Test
    void dependsOnTheOrderOfComparisons() {
        Comparison a = new Comparison(0, 1, 0, 1);
        Comparison b = new Comparison(0, 2, 0, 1);

        double early = elo.rate(Field.of(3, 1, List.of(a, b))).mean(1);
        double late = elo.rate(Field.of(3, 1, List.of(b, a))).mean(1);

        assertThat(early).isLessThan(late);
    }

    @Test
    void hasNoUncertaintyAndRanksEqualsByIndex() {
        RatingResult result = elo.rate(Field.of(4, 1, List.of(new Comparison(3, 2, 0, 1))));

        assertThat(result.variance(0)).isNaN();
        assertThat(result.interval(0, 0.9).low()).isNaN();
        assertThat(result.topProbabilities(new int[] {0, 1, 2, 3}, 2, 1)).containsExactly(1, 0, 0, 1);
    }
}
