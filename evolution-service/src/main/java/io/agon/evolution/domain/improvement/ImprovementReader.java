package io.agon.evolution.domain.improvement;

import io.agon.evolution.domain.improvement.ImprovementSpecification.Reflection;
import io.agon.evolution.domain.specification.Constraints;
import io.agon.evolution.domain.specification.ConstraintsReader;
import io.agon.evolution.domain.specification.Model;
import io.agon.evolution.domain.specification.ModelReader;
import io.agon.evolution.domain.specification.Rubric;
import io.agon.evolution.domain.specification.RubricReader;
import io.agon.evolution.domain.specification.RunSpecification;
import io.agon.evolution.domain.specification.Section;
import io.agon.evolution.domain.specification.Violation;
import io.agon.stylometry.Words;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads what text is to be improved, and how; names every rule that is broken. Thread-safe. */
public final class ImprovementReader {
    private static final int LONGEST_WORD = 200;
    private static final int LONGEST_BRIEF = 20_000;
    private static final int LONGEST_TEXT = 60_000;
    /** A revision may be so much longer than the text where no constraint says more or less. */
    private static final double GROWTH = 1.15;

    private final RubricReader rubrics;
    private final Map<String, Model> usual;

    /** @param usual models by role; a role without one must be given */
    public ImprovementReader(RubricReader rubrics, Map<String, Model> usual) {
        this.rubrics = rubrics;
        this.usual = Map.copyOf(usual);
    }

    /** What reading gave. */
    public sealed interface Reading {
        /** It holds. */
        record Accepted(ImprovementSpecification specification) implements Reading {}

        /** It breaks these rules, at least one. */
        record Refused(List<Violation> violations) implements Reading {}
    }

    /**
     * Reads what a user wrote.
     *
     * @param seed taken where none is given
     */
    public Reading read(Map<?, ?> written, long seed) {
        List<Violation> violations = new ArrayList<>();
        Section top = new Section("", written, violations);
        String brief = top.required("brief", LONGEST_BRIEF);
        String form = top.text("form", "short story", LONGEST_WORD);
        String text = top.required("text", LONGEST_TEXT);
        Rubric rubric = rubrics.read(top);
        Section models = top.section("models");
        Model writer = ModelReader.read(models.section(RunSpecification.WRITER), usual.get(RunSpecification.WRITER));
        Model judge = ModelReader.read(models.section(RunSpecification.JUDGE), usual.get(RunSpecification.JUDGE));
        Model reflector = ModelReader.read(models.section("reflector"), judge);
        Model embedder = models.has("embedder") ? ModelReader.read(models.section("embedder"), null) : null;
        models.refuseUnknown();
        Reflection reflection = top.choice("reflection", Reflection.MEMORY, Reflection.class);
        String memory = top.text("memory", "default", LONGEST_WORD);
        int opinions = top.integer("opinions", 2, 1, 20);
        int tries = top.integer("tries", 8, 1, 100);
        Long tokens = top.whole("tokens", 1, Long.MAX_VALUE / 2);
        Double worth = top.number("worth", 0, 1, "must be a number from 0 to 1");
        Constraints constraints = ConstraintsReader.read(
                top.section("constraints"), (int) Math.ceil(Math.max(1, Words.count(text)) * GROWTH));
        Long given = top.whole("seed", 0, RunSpecification.LARGEST_SEED);
        top.refuseUnknown();
        return violations.isEmpty()
                ? new Reading.Accepted(new ImprovementSpecification(
                        brief,
                        form,
                        text,
                        rubric,
                        writer,
                        judge,
                        reflector,
                        embedder,
                        reflection,
                        memory,
                        null,
                        opinions,
                        tries,
                        tokens,
                        worth == null ? 0.002 : worth,
                        constraints,
                        given == null ? seed : given))
                : new Reading.Refused(List.copyOf(violations));
    }
}
