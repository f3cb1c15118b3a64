package io.agon.evolution.domain.specification;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads which rubric a document means: one written out under {@code rubric}, or the label of one that is known. */
public final class RubricReader {
    private static final int LONGEST = 200;
    private static final int LONGEST_DESCRIPTION = 4_000;
    private static final int LONGEST_LEVEL = 2_000;
    private static final int MOST_CRITERIA = 50;

    private final Rubric usual;
    private final Function<String, Optional<Rubric>> known;
    private final String choices;

    /**
     * @param builtIn at least one; the first is meant where a document names none
     * @param stored others, by label
     */
    public RubricReader(List<Rubric> builtIn, Function<String, Optional<Rubric>> stored) {
        this.usual = builtIn.getFirst();
        this.known = label -> builtIn.stream()
                .filter(rubric -> rubric.label().equals(label))
                .findFirst()
                .or(() -> stored.apply(label));
        this.choices = String.join(", ", builtIn.stream().map(Rubric::label).toList());
    }

    /** Knows these only. */
    public static RubricReader of(List<Rubric> builtIn) {
        return new RubricReader(builtIn, label -> Optional.empty());
    }

    /** The rubric that this document means. */
    public Rubric read(Section top) {
        return read(top, "rubric");
    }

    /** The one that is meant under this key. */
    public Rubric read(Section top, String key) {
        if (top.raw(key) instanceof String label) {
            return known.apply(label).orElseGet(() -> {
                top.refuse(
                        key,
                        label,
                        "must be a mapping, the label of a stored rubric or one of the built-in ones: " + choices);
                return usual;
            });
        }
        return top.has(key) ? written(top.section(key)) : usual;
    }

    /** A rubric that is written out. */
    public static Rubric written(Section section) {
        String name = section.text("name", "custom", LONGEST);
        Object given = section.raw("version");
        String version = given instanceof Number number ? number.toString() : section.text("version", "1", LONGEST);
        List<Criterion> criteria = new ArrayList<>();
        Set<String> names = new HashSet<>();
        if (!section.has("criteria")) {
            section.refuse("criteria", null, "must be present");
        }
        List<Section> each = section.sections("criteria", 1, MOST_CRITERIA);
        for (Section criterion : each == null ? List.<Section>of() : each) {
            criteria.add(criterion(criterion));
            if (!names.add(criteria.getLast().name())) {
                criterion.refuse("name", criteria.getLast().name(), "must not be given twice");
            }
        }
        section.refuseUnknown();
        return new Rubric(name, version, List.copyOf(criteria));
    }

    private static Criterion criterion(Section section) {
        String name = section.required("name", LONGEST);
        String description = section.required("description", LONGEST_DESCRIPTION);
        Double weight = section.number("weight", Double.MIN_VALUE, 1e6, "must be a number above 0, at most 1000000");
        List<String> levels = section.texts("levels", 0, 20, LONGEST_LEVEL);
        if (levels != null && levels.size() == 1) {
            section.refuse("levels", levels, "must have no items or at least two");
        }
        section.refuseUnknown();
        return new Criterion(name, description, weight == null ? 1 : weight, levels == null ? List.of() : levels);
    }
}
