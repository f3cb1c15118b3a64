package io.agon.evolution.domain.evaluation;

import io.agon.evolution.domain.evaluation.EvaluationSpecification.Of;
import io.agon.evolution.domain.specification.Judging;
import io.agon.evolution.domain.specification.Model;
import io.agon.evolution.domain.specification.Rubric;

import java.util.List;

/**
 * What is wanted, before the runs it names are looked at.
 *
 * @param against names of contrasts, at least one
 * @param texts what a contrast with {@code texts} compares with
 * @param judge null: the run's own, or its held-out one
 * @param rubric null: the run's own, or its held-out one
 * @param mode null: the run's own
 */
public record EvaluationOrder(
        String run,
        List<String> against,
        Of of,
        int comparisons,
        List<String> texts,
        Model judge,
        Rubric rubric,
        Judging.Mode mode,
        boolean heldOut,
        long seed) {
    /** The name of the contrast with the run's founders. */
    public static final String INITIAL = "initial";

    /** The name of the contrast with sequential prompting. */
    public static final String SEQUENTIAL = "sequential";

    /** The name of the contrast with given texts. */
    public static final String TEXTS = "texts";

    public EvaluationOrder {
        against = List.copyOf(against);
        texts = List.copyOf(texts);
    }
}
