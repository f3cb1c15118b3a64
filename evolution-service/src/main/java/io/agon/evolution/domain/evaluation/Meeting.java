package io.agon.evolution.domain.evaluation;

import io.agon.evaluation.Plan;
import io.agon.evaluation.Verdict;
import io.agon.evolution.domain.run.Consumption;
import io.agon.evolution.domain.run.Identifiers;
import io.agon.evolution.domain.run.Seeds;
import io.agon.evolution.domain.tournament.Outcome;

import java.util.List;

/**
 * One order of a comparison.
 *
 * @param contrast its index
 * @param number of the comparison within the contrast, from 0
 * @param oursFirst whether the run's text is shown first
 */
public record Meeting(int contrast, int number, boolean oursFirst) {
    /** The id of its match. */
    public String id(String evaluation) {
        return Identifiers.of("m-", List.of(evaluation, contrast, number, oursFirst));
    }

    /** The seed for the judge: both orders have the same, repetitions another. */
    public int seed(EvaluationSpecification specification) {
        return new Seeds(specification.seed()).modelSeed("meeting", contrast, number);
    }

    /** Who meets. */
    public Plan.Comparison comparison(EvaluationSpecification specification) {
        return specification.contrasts().get(contrast).plan().comparisons().get(number);
    }

    /**
     * What the judge said.
     *
     * @param voidReason null where it could be read
     */
    public record Judged(
            Outcome outcome,
            Double margin,
            String voidReason,
            String model,
            String replyHash,
            String prompt,
            String promptHash,
            Consumption consumption,
            boolean simulated) {
        /** Whom it prefers. */
        Verdict.Side side(boolean oursFirst) {
            return switch (outcome) {
                case FIRST -> oursFirst ? Verdict.Side.OURS : Verdict.Side.THEIRS;
                case SECOND -> oursFirst ? Verdict.Side.THEIRS : Verdict.Side.OURS;
                case TIE -> Verdict.Side.NEITHER;
                case VOID -> Verdict.Side.UNREADABLE;
            };
        }
    }
}
