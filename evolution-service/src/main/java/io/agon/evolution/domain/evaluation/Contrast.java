package io.agon.evolution.domain.evaluation;

import io.agon.evaluation.Plan;

import java.util.List;

/**
 * What a run's texts are compared with.
 *
 * @param name {@code initial}, {@code sequential}, {@code texts} or the id of another run
 * @param theirs ids of candidates, or of texts; of the baseline's texts there is none yet: {@code chain-1} and so on
 * @param plan who meets whom, by index; fixed before anything is judged
 */
public record Contrast(Kind kind, String name, List<String> theirs, Plan plan) {
    public Contrast {
        theirs = List.copyOf(theirs);
    }

    /** Where the other texts are from. */
    public enum Kind {
        /** The run's founders. */
        INITIAL,
        /** Drafts that were revised one after the other, as often as the run's tokens allow. */
        SEQUENTIAL,
        /** What another run ended with. */
        RUN,
        /** Given ones. */
        TEXTS
    }
}
