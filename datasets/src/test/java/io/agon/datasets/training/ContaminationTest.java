package io.agon.datasets.training;

import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class ContaminationTest {
    private static final String BRIEF =
            "On the last night before the lighthouse is automated, its keeper receives a letter addressed to another.";

    private final Contamination contamination = new Contamination(List.of(BRIEF, "A door, closed.", "  "));

    @Test
    void findsWhatHoldsHalfOfAnEvaluationText() {
        assertThat(contamination.in(BRIEF)).isTrue();
        assertThat(contamination.in(
                        "So it is: on the LAST night before the lighthouse is automated its keeper receives a word."))
                .isTrue();
        assertThat(contamination.in("On the last night before the lighthouse is dark, its keeper sleeps."))
                .isFalse();
    }

    @Test
    void findsAShortOneAsAWhole() {
        assertThat(contamination.in("There was a door closed.")).isTrue();
        assertThat(contamination.in("There was a closed door.")).isFalse();
    }

    @Test
    void findsNothingWhereThereIsNothingToFind() {
        assertThat(new Contamination(List.of()).in(BRIEF)).isFalse();
        assertThat(contamination.in("")).isFalse();
    }
}
