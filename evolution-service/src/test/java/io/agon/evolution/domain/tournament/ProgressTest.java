package io.agon.evolution.domain.tournament;

import io.agon.evolution.domain.population.Place;
import io.agon.evolution.domain.population.Variation;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ProgressTest {
    private static final List<Entrant> ENTRANTS = List.of(
            new Entrant(1, null, null),
            new Entrant(2, null, null),
            new Entrant(3, 1, "tension"),
            new Entrant(4, 3, "tension"),
            new Entrant(5, 2, "tension"));

    private static Place place(int ordinal, int generation) {
        Variation variation = generation == 1 ? Variation.INITIAL : Variation.MUTATION;
        return new Place(ordinal, generation, 1, variation, List.of(), null, null, null, 1, 1, Place.Status.DRAFTED);
    }

    private static Standing standing(int ordinal, double mean, boolean survivor) {
        return new Standing(ordinal, 1, mean, null, null, null, null, 0, 0, 0, 0, survivor);
    }

    @Test
    void tellsByHowMuchTheBestNewcomerIsBetter() {
        Progress progress = Progress.of(
                3,
                List.of(standing(4, Math.log(10), true), standing(3, 0, true), standing(5, -1, false)),
                List.of(place(3, 2), place(4, 3), place(5, 3)),
                ENTRANTS,
                0.7);

        assertThat(progress.gain()).isCloseTo(400, within(1e-9));
        assertThat(progress.renewal()).isEqualTo(0.5);
        assertThat(progress.founders()).isEqualTo(1);
        assertThat(progress.agreement()).isEqualTo(0.7);
    }

    @Test
    void knowsOfNoGainWhereNobodyWasThereBefore() {
        Progress progress = Progress.of(
                1,
                List.of(standing(1, 1, true), standing(2, 0, true)),
                List.of(place(1, 1), place(2, 1)),
                ENTRANTS,
                null);

        assertThat(progress).isEqualTo(new Progress(null, null, 2, null));
    }

    @Test
    void tellsOfNewcomersThatAreWorse() {
        Progress progress = Progress.of(
                2,
                List.of(standing(1, 1, true), standing(3, 0, false)),
                List.of(place(1, 1), place(3, 2)),
                ENTRANTS,
                1.0);

        assertThat(progress.gain()).isNegative();
        assertThat(progress.renewal()).isZero();
    }
}
