package io.agon.evolution.domain.induction;

import io.agon.evolution.domain.induction.InductionSpecification.Preferred;
import io.agon.evolution.domain.induction.InductionSpecification.Sample;
import io.agon.evolution.domain.specification.Model;
import io.agon.evolution.domain.specification.ModelReader;
import io.agon.evolution.domain.specification.Rubric;
import io.agon.evolution.domain.specification.RubricReader;
import io.agon.evolution.domain.specification.RunSpecification;
import io.agon.evolution.domain.specification.Section;
import io.agon.evolution.domain.specification.Violation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what criteria are to be induced from; names every rule that is broken. Thread-safe. */
public final class InductionReader {
    /** Most samples. */
    public static final int MOST_SAMPLES = 5_000;

    private static final int MOST_PREFERENCES = 100_000;
    private static final int LONGEST_WORD = 200;
    private static final int LONGEST_BRIEF = 20_000;
    private static final int LONGEST_TEXT = 60_000;

    private final RubricReader rubrics;
    private final Set<String> taken;
    private final Model judge;

    /**
     * @param taken names that no induced rubric may have
     * @param judge what codes and scores where no model is named; null: one must be
     */
    public InductionReader(RubricReader rubrics, Set<String> taken, Model judge) {
        this.rubrics = rubrics;
        this.taken = Set.copyOf(taken);
        this.judge = judge;
    }

    /** What reading gave. */
    public sealed interface Reading {
        /** It holds. */
        record Accepted(InductionSpecification specification) implements Reading {}

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
        String name = top.required("name", LONGEST_WORD);
        if (!name.isEmpty() && !name.matches("[a-z][a-z0-9-]{0,79}")) {
            top.refuse("name", name, "must be a letter and then up to 79 letters, digits or hyphens, lower case");
        }
        if (taken.contains(name)) {
            top.refuse("name", name, "must not be the name of a built-in rubric");
        }
        String form = top.text("form", "short story", LONGEST_WORD);
        List<Sample> samples = samples(top);
        Set<String> ids = new HashSet<>();
        samples.forEach(sample -> ids.add(sample.id()));
        List<Preferred> preferences = preferences(top, ids);
        List<Model> coders = models(top, "coders", 2);
        List<Model> judges = models(top, "judges", 1);
        int opinions = top.integer("opinions", 2, 1, 20);
        int batch = top.integer("batch", 4, 1, 12);
        int rounds = top.integer("rounds", 10, 1, 50);
        Double saturation = top.number("saturation", 0, 1, "must be a number from 0 to 1");
        Double share = top.number("coding-share", 0.05, 1, "must be a number from 0.05 to 1");
        Rubric beside = rubrics.read(top, "beside");
        Long given = top.whole("seed", 0, RunSpecification.LARGEST_SEED);
        top.refuseUnknown();
        return violations.isEmpty()
                ? new Reading.Accepted(new InductionSpecification(
                        name,
                        form,
                        samples,
                        preferences,
                        coders,
                        judges,
                        opinions,
                        batch,
                        rounds,
                        saturation == null ? 0.1 : saturation,
                        share == null ? 0.3 : share,
                        beside,
                        given == null ? seed : given))
                : new Reading.Refused(List.copyOf(violations));
    }

    private static List<Sample> samples(Section top) {
        if (!top.has("samples")) {
            top.refuse("samples", null, "must be present");
            return List.of();
        }
        List<Sample> samples = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        List<Section> sections = top.sections("samples", 2, MOST_SAMPLES);
        for (Section section : sections == null ? List.<Section>of() : sections) {
            String id = section.text("id", "t" + (samples.size() + 1), LONGEST_WORD);
            if (!ids.add(id)) {
                section.refuse("id", id, "must not be given twice");
            }
            samples.add(
                    new Sample(id, section.required("brief", LONGEST_BRIEF), section.required("text", LONGEST_TEXT)));
            section.refuseUnknown();
        }
        return samples;
    }

    private enum Side {
        FIRST,
        SECOND,
        TIE
    }

    private static List<Preferred> preferences(Section top, Set<String> ids) {
        List<Preferred> preferences = new ArrayList<>();
        List<Section> sections = top.sections("preferences", 0, MOST_PREFERENCES);
        for (Section section : sections == null ? List.<Section>of() : sections) {
            String first = named(section, "first", ids);
            String second = named(section, "second", ids);
            if (first.equals(second)) {
                section.refuse("second", second, "must be another sample than first");
            }
            if (!section.has("preferred")) {
                section.refuse("preferred", null, "must be present");
            }
            double value = switch (section.choice("preferred", Side.TIE, Side.class)) {
                case FIRST -> 1;
                case SECOND -> 0;
                case TIE -> 0.5;
            };
            preferences.add(new Preferred(first, second, value));
            section.refuseUnknown();
        }
        return preferences;
    }

    private static String named(Section section, String key, Set<String> ids) {
        String id = section.required(key, LONGEST_WORD);
        if (!id.isEmpty() && !ids.contains(id)) {
            section.refuse(key, id, "must be the id of a sample");
        }
        return id;
    }

    private List<Model> models(Section top, String key, int usual) {
        List<Section> sections = top.sections(key, 1, 10);
        List<Model> models = new ArrayList<>();
        if (sections == null) {
            for (int i = 0; i < usual; i++) {
                models.add(ModelReader.read(new Section(top.field(key), Map.of(), top.violations()), judge));
            }
            return models;
        }
        sections.forEach(section -> models.add(ModelReader.read(section, judge)));
        return models;
    }
}
