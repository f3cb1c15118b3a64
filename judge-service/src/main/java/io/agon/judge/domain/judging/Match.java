package io.agon.judge.domain.judging;

import io.agon.judge.domain.asking.ModelChoice;

import java.util.List;

/**
 * Two texts to be compared.
 *
 * @param mode how the judge is asked
 * @param seed given to the model; a re-ask uses another
 * @param judge which model, and how it is called
 * @param form kind of text, such as {@code short story}
 * @param criteria what to judge by, at least one
 * @param first shown first
 * @param second shown second
 */
public record Match(
        Mode mode,
        long seed,
        ModelChoice judge,
        String brief,
        String form,
        List<Criterion> criteria,
        String first,
        String second) {
    public Match {
        criteria = List.copyOf(criteria);
    }

    /** How a judge is asked. */
    public enum Mode {
        /** One token; its probabilities are the verdict. */
        VERDICT,
        /** An analysis, a margin for each criterion, then the verdict. */
        REASONED
    }
}
