package io.agon.scaffold.domain.fidelity;

import io.agon.scaffold.Novels;
import io.agon.scaffold.domain.building.Bounds;
import io.agon.scaffold.domain.building.Made;
import io.agon.scaffold.domain.building.Measured;
import io.agon.scaffold.domain.building.MeasurementRecipe.Wish;
import io.agon.scaffold.domain.building.MeasuringTask.Pair;
import io.agon.scaffold.domain.building.Scaffolded;
import io.agon.scaffold.domain.building.StepKey;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class MeasurementTest {
    private static final StepKey STEP = StepKey.parse("scene/1/1");

    @Test
    void nothingIsLostOfWhatComesBackAsItWent() {
        RoundTrip trip = RoundTrip.of(List.of(
                        new Pair(STEP, "scene", "Hester counts the boats.", "Hester counts the boats."),
                        new Pair(STEP, "scene", "Marlow looks at water.", "Marlow looks at water.")))
                .getFirst();
        assertThat(trip.words().mean()).isEqualTo(1);
        assertThat(trip.words().meanOfOthers()).isZero();
        assertThat(trip.bigrams().own()).containsExactly(1.0, 1.0);
    }

    @Test
    void overlapIsThatOfDifferentWordsAndRuns() {
        // of 4 and 3 words 2 are shared; of 3 and 2 runs one
        RoundTrip trip = RoundTrip.of(List.of(new Pair(STEP, "scene", "Hester counts the boats.", "She counts the")))
                .getFirst();
        assertThat(trip.words().mean()).isCloseTo(4.0 / 7, within(1e-9));
        assertThat(trip.bigrams().mean()).isCloseTo(2.0 / 5, within(1e-9));
        assertThat(trip.words().meanOfOthers()).as("there are no others").isNaN();
    }

    @Test
    void tellsWhatPlansSpareAndHowLongTextsAre() {
        Measured measured =
                Measured.of(Scaffolded.of(Novels.of(4, 2, 8)), new Wish(3, 2, 1, true, true, Bounds.of(32_768)));
        Measurement told = Measurement.of(measured.recipe(), measured.made());
        assertThat(told.roundTrips()).extracting(RoundTrip::kind).containsExactly("scene", "text", "chapter", "arcs");
        assertThat(told.scored()).hasSize(2).allSatisfy(chapter -> {
            assertThat(chapter.alone()).isCloseTo(1, within(1e-9));
            assertThat(chapter.gain()).isCloseTo(0.5, within(1e-9));
            assertThat(chapter.gainOverAnother()).isCloseTo(0.25, within(1e-9));
        });
        assertThat(told.rewritten()).hasSize(3).allSatisfy(scene -> {
            assertThat(scene.written()).isEqualTo(scene.asked());
            assertThat(scene.kept()).as("the plans all have Anne").isPositive();
        });
        assertThat(told.meanings().orElseThrow().kinds())
                .allMatch(kind -> kind.similarity().mean() == 0.5)
                .hasSize(4);
        assertThat(told.refusal()).isEmpty();
    }

    @Test
    void tellsNothingBeforeAnythingIsMeasured() {
        Measured measured =
                Measured.of(Scaffolded.of(Novels.of(2, 2, 8)), new Wish(1, 1, 1, true, true, Bounds.of(32_768)));
        Measurement told = Measurement.of(measured.recipe(), Made.NOTHING);
        assertThat(told.roundTrips()).isEmpty();
        assertThat(told.rewritten()).isEmpty();
        assertThat(told.scored()).isEmpty();
        assertThat(told.meanings()).isEmpty();
    }
}
