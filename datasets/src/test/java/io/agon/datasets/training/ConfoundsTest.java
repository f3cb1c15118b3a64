package io.agon.datasets.training;

import io.agon.datasets.training.Source.Pair;
import io.agon.datasets.training.Source.Story;
import io.agon.datasets.training.Source.Verdicts;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ConfoundsTest {
    private final Confounds confounds = new Confounds();

    @Test
    void tellsWhatLengthPlaceAndGenerationGiveAway() {
        add(1, story(120, 2), story(100, 1), new Verdicts(2, 0, 1), Verdicts.NONE);
        add(2, story(130, 2), story(90, 2), new Verdicts(1, 1, 0), new Verdicts(1, 0, 0));
        add(3, story(100, 1), story(100, 3), Verdicts.NONE, new Verdicts(1, 0, 0));
        add(4, story(80, 2), story(110, 1), new Verdicts(1, 0, 0), Verdicts.NONE);

        assertThat(confounds.pairs()).isEqualTo(4);
        assertThat(confounds.chosenLonger().all()).isEqualTo(3);
        assertThat(confounds.chosenLonger().share()).isEqualTo(2 / 3.0);
        // (20 + 40 + 0 - 30) / 4
        assertThat(confounds.meanWords()).isEqualTo(7.5);
        assertThat(confounds.deviationWords()).isCloseTo(29.8608, within(1e-4));
        // Pearson of (1, 2, 3, 4) and (20, 40, 0, -30)
        assertThat(confounds.correlation()).isCloseTo(-0.82141, within(1e-4));
        assertThat(confounds.chosenLater().all()).isEqualTo(3);
        assertThat(confounds.chosenLater().share()).isEqualTo(2 / 3.0);
        // for the first shown: 2 of 2, 1 of 3, 0 of 1, 1 of 1
        assertThat(confounds.firstPreferred().all()).isEqualTo(7);
        assertThat(confounds.firstPreferred().share()).isEqualTo(4 / 7.0);
        assertThat(confounds.ties()).isEqualTo(1);
        assertThat(confounds.chosenShownFirst().all()).isEqualTo(3);
        assertThat(confounds.chosenShownFirst().share()).isEqualTo(2 / 3.0);
    }

    @Test
    void knowsNothingOfNoPairs() {
        assertThat(confounds.chosenLonger().share()).isNaN();
        assertThat(confounds.correlation()).isNaN();
        assertThat(confounds.deviationWords()).isNaN();
    }

    private void add(double margin, Story chosen, Story rejected, Verdicts first, Verdicts second) {
        confounds.add(new Pair(1, 2, margin, 0.1, first, second), chosen, rejected);
    }

    private static Story story(int words, int generation) {
        return new Story(1, "c", generation, 1, true, 0, words, List.of(), "m", "h", true);
    }
}
