package io.agon.evolution.domain.scoring;

import io.agon.criteria.LengthPenalty;
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

/** Reads what texts are to be rewarded, and by what; names every rule that is broken. Thread-safe. */
public final class RewardOrderReader {
    /** Most texts of one order. */
    public static final int MOST_ITEMS = 4_096;

    private static final int LONGEST_WORD = 200;
    private static final int LONGEST_BRIEF = 20_000;
    private static final int LONGEST_TEXT = 400_000;
    private static final int MOST_WORDS = 60_000;
    private static final double USUAL_WEIGHT = 0.5;

    private final RubricReader rubrics;
    private final Model judge;

    /** @param judge what scores where an order names no model; null: an order must */
    public RewardOrderReader(RubricReader rubrics, Model judge) {
        this.rubrics = rubrics;
        this.judge = judge;
    }

    /** What reading gave. */
    public sealed interface Reading {
        /** It holds. */
        record Accepted(RewardOrder order) implements Reading {}

        /** It breaks these rules, at least one. */
        record Refused(List<Violation> violations) implements Reading {}
    }

    /** Reads what a user wrote. */
    public Reading read(Map<?, ?> written) {
        List<Violation> violations = new ArrayList<>();
        Section top = new Section("", written, violations);
        Rubric rubric = rubrics.read(top);
        Model model = ModelReader.read(top.section("judge"), judge);
        String form = top.text("form", "short story", LONGEST_WORD);
        Long seed = top.whole("seed", 0, RunSpecification.LARGEST_SEED);
        LengthPenalty length = length(top.section("length"));
        RewardOrder.Format format = format(top.section("format"));
        boolean scaled = top.choice("advantage", Advantage.SCALED, Advantage.class) == Advantage.SCALED;
        List<RewardOrder.Item> items = items(top);
        top.refuseUnknown();
        return violations.isEmpty()
                ? new Reading.Accepted(new RewardOrder(
                        new Scoring(rubric, model, form, seed == null ? 0 : seed), length, format, scaled, items))
                : new Reading.Refused(List.copyOf(violations));
    }

    private enum Advantage {
        SCALED,
        CENTRED
    }

    private static LengthPenalty length(Section section) {
        int least = section.integer("min-words", 0, 0, MOST_WORDS);
        int most = section.integer("max-words", Integer.MAX_VALUE, 1, MOST_WORDS);
        int buffer = section.integer("buffer", 100, 1, MOST_WORDS);
        Double weight = section.number("weight", 0, 100, "must be a number from 0 to 100");
        section.refuseUnknown();
        if (most < least) {
            section.refuse("max-words", most, "must be at least min-words, which is " + least);
            return LengthPenalty.NONE;
        }
        return new LengthPenalty(least, most, buffer, weight == null ? USUAL_WEIGHT : weight);
    }

    private static RewardOrder.Format format(Section section) {
        List<String> required = section.texts("required", 0, 100, LONGEST_WORD);
        List<String> forbidden = section.texts("forbidden", 0, 100, LONGEST_WORD);
        Double weight = section.number("weight", 0, 100, "must be a number from 0 to 100");
        section.refuseUnknown();
        return new RewardOrder.Format(
                required == null ? List.of() : required,
                forbidden == null ? List.of() : forbidden,
                weight == null ? USUAL_WEIGHT : weight);
    }

    private static List<RewardOrder.Item> items(Section top) {
        if (!top.has("items")) {
            top.refuse("items", null, "must be present");
            return List.of();
        }
        List<RewardOrder.Item> items = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        List<Section> sections = top.sections("items", 1, MOST_ITEMS);
        for (Section section : sections == null ? List.<Section>of() : sections) {
            String id = section.text("id", Integer.toString(items.size()), LONGEST_WORD);
            if (!ids.add(id)) {
                section.refuse("id", id, "must not be given twice");
            }
            String brief = section.required("brief", LONGEST_BRIEF);
            items.add(new RewardOrder.Item(
                    id, section.text("group", brief, LONGEST_BRIEF), brief, section.required("text", LONGEST_TEXT)));
            section.refuseUnknown();
        }
        return items;
    }
}
