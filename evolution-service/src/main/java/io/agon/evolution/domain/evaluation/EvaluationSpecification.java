package io.agon.evolution.domain.evaluation;

import io.agon.evolution.domain.specification.Constraints;
import io.agon.evolution.domain.specification.Judging;
import io.agon.evolution.domain.specification.Model;
import io.agon.evolution.domain.specification.Rubric;

import java.util.List;

/**
 * What is compared, by whom. All of it, who meets whom included, is fixed before the first judgment.
 *
 * @param brief that the texts were written for
 * @param of which of the run's texts are in question
 * @param ours ids of the candidates in question
 * @param comparisons of each contrast, each in both orders
 * @param writer writes the baseline
 * @param judge judges
 * @param heldOut whether rubric and judge are the run's held-out ones
 * @param baseline null where none is wanted
 * @param texts by the ids that a contrast with texts names
 * @param seed all that is drawn comes from it
 */
public record EvaluationSpecification(
        String run,
        String brief,
        String form,
        Constraints constraints,
        Of of,
        List<String> ours,
        int comparisons,
        List<Contrast> contrasts,
        Model writer,
        Model judge,
        Judging.Mode mode,
        Rubric rubric,
        boolean heldOut,
        Baseline baseline,
        List<Given> texts,
        long seed) {
    public EvaluationSpecification {
        ours = List.copyOf(ours);
        contrasts = List.copyOf(contrasts);
        texts = List.copyOf(texts);
    }

    /** Which texts of a run. */
    public enum Of {
        /** All that its last generation has. */
        GENERATION,
        /** Those it kept. */
        SURVIVORS
    }

    /** A text that was given. */
    public record Given(String id, String text) {}
}
