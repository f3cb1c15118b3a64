package io.agon.evolution.domain.evaluation;

import io.agon.evolution.domain.evaluation.EvaluationSpecification.Of;
import io.agon.evolution.domain.specification.Judging;
import io.agon.evolution.domain.specification.Model;
import io.agon.evolution.domain.specification.ModelReader;
import io.agon.evolution.domain.specification.Rubric;
import io.agon.evolution.domain.specification.RubricReader;
import io.agon.evolution.domain.specification.RunSpecification;
import io.agon.evolution.domain.specification.Section;
import io.agon.evolution.domain.specification.Violation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what is to be compared; names every rule that is broken. Thread-safe. */
public final class EvaluationOrderReader {
    private static final int LONGEST_ID = 40;
    private static final int MOST_CONTRASTS = 20;
    private static final int MOST_TEXTS = 1_000;
    private static final int LONGEST_TEXT = 60_000;
    private static final int MOST_COMPARISONS = 10_000;

    private final RubricReader rubrics;

    public EvaluationOrderReader(RubricReader rubrics) {
        this.rubrics = rubrics;
    }

    /** What reading gave. */
    public sealed interface Reading {
        /** It holds. */
        record Accepted(EvaluationOrder order) implements Reading {}

        /** It breaks these rules, at least one. */
        record Refused(List<Violation> violations) implements Reading {}
    }

    /** Reads what a user wrote. */
    public Reading read(Map<?, ?> written) {
        List<Violation> violations = new ArrayList<>();
        Section top = new Section("", written, violations);
        String run = top.required("run", LONGEST_ID);
        List<String> against = top.texts("against", 1, MOST_CONTRASTS, LONGEST_ID);
        List<String> contrasts = against == null ? List.of(EvaluationOrder.INITIAL) : against;
        Set<String> names = Set.of(EvaluationOrder.INITIAL, EvaluationOrder.SEQUENTIAL, EvaluationOrder.TEXTS);
        for (String name : contrasts) {
            if (!names.contains(name) && !name.startsWith("r-")) {
                top.refuse("against", name, "must be of initial, sequential, texts and ids of runs");
            } else if (name.equals(run)) {
                top.refuse("against", name, "must be another run");
            }
        }
        Of of = top.choice("of", Of.GENERATION, Of.class);
        int comparisons = top.integer("comparisons", 120, 1, MOST_COMPARISONS);
        List<String> texts = top.texts("texts", 1, MOST_TEXTS, LONGEST_TEXT);
        if ((texts != null) != contrasts.contains(EvaluationOrder.TEXTS)) {
            top.refuse("texts", null, "must be given exactly where against names texts");
        }
        Object heldOut = top.raw("held-out");
        if (heldOut != null && !(heldOut instanceof Boolean)) {
            top.refuse("held-out", heldOut, "must be true or false");
        }
        boolean held = Boolean.TRUE.equals(heldOut);
        Model judge = top.has("judge") ? ModelReader.read(top.section("judge"), null) : null;
        Rubric rubric = top.has("rubric") ? rubrics.read(top) : null;
        if (held && (judge != null || rubric != null)) {
            top.refuse("held-out", true, "must be false where judge or rubric is given: it means the run's own");
        }
        Judging.Mode mode = top.choice("mode", null, Judging.Mode.class);
        Long seed = top.whole("seed", 0, RunSpecification.LARGEST_SEED);
        top.refuseUnknown();
        return violations.isEmpty()
                ? new Reading.Accepted(new EvaluationOrder(
                        run,
                        contrasts,
                        of,
                        comparisons,
                        texts == null ? List.of() : texts,
                        judge,
                        rubric,
                        mode,
                        held,
                        seed == null ? 0 : seed))
                : new Reading.Refused(List.copyOf(violations));
    }
}
