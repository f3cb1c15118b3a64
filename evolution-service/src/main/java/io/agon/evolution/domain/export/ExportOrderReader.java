package io.agon.evolution.domain.export;

import io.agon.datasets.training.Kind;
import io.agon.datasets.training.Layout;
import io.agon.datasets.training.Wish;
import io.agon.evolution.domain.specification.RunSpecification;
import io.agon.evolution.domain.specification.Section;
import io.agon.evolution.domain.specification.Violation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads what is to be exported; names every rule that is broken. Thread-safe. */
public final class ExportOrderReader {
    private static final int MOST_ORIGINS = 10_000;
    private static final int MOST_TEXTS = 10_000;
    private static final int LONGEST_ID = 40;
    private static final int LONGEST_TEXT = 20_000;
    private static final int LONGEST_LICENCE = 200;

    /** What reading gave. */
    public sealed interface Reading {
        /** It holds. */
        record Accepted(ExportOrder order) implements Reading {}

        /** It breaks these rules, at least one. */
        record Refused(List<Violation> violations) implements Reading {}
    }

    /** Reads what a user wrote. */
    public Reading read(Map<?, ?> written) {
        List<Violation> violations = new ArrayList<>();
        Section top = new Section("", written, violations);
        List<String> runs = orNone(top.texts("runs", 0, MOST_ORIGINS, LONGEST_ID));
        List<String> improvements = orNone(top.texts("improvements", 0, MOST_ORIGINS, LONGEST_ID));
        if (runs.isEmpty() && improvements.isEmpty() && violations.isEmpty()) {
            top.refuse("runs", null, "must name at least one run, or improvements one improvement");
        }
        Set<Kind> kinds =
                words(top, "kinds", Kind.values(), Kind::word, EnumSet.of(Kind.SFT, Kind.PREFERENCE, Kind.PROMPTS));
        Set<Layout> layouts = words(top, "layouts", Layout.values(), Layout::word, EnumSet.of(Layout.CHAT));
        int stories = top.integer("stories-per-run", 5, 1, 10_000);
        List<String> candidates = orNone(top.texts("candidates", 1, MOST_TEXTS, LONGEST_ID));
        Double confidence = inside(top, "confidence", 0.5, 1);
        Double margin = top.number("least-margin", 0, 100, "must be a number from 0 to 100");
        Double ratio = top.number("most-length-ratio", 1, 1_000, "must be a number from 1 to 1000");
        Double similarity = top.number("similarity", 0.5, 1, "must be a number from 0.5 to 1");
        List<String> evaluation = orNone(top.texts("evaluation", 0, MOST_TEXTS, LONGEST_TEXT));
        Double validation = top.number("validation-share", 0, 0.9, "must be a number from 0 to 0.9");
        Long seed = top.whole("seed", 0, RunSpecification.LARGEST_SEED);
        String licence = top.text("licence", null, LONGEST_LICENCE);
        top.refuseUnknown();
        return violations.isEmpty()
                ? new Reading.Accepted(new ExportOrder(
                        runs,
                        improvements,
                        new Wish(
                                kinds,
                                layouts,
                                stories,
                                Set.copyOf(candidates),
                                confidence == null ? 0.9 : confidence,
                                margin == null ? 0 : margin,
                                ratio == null ? Double.POSITIVE_INFINITY : ratio,
                                similarity == null ? 0.8 : similarity,
                                evaluation,
                                validation == null ? 0.1 : validation,
                                seed == null ? 0 : seed,
                                licence)))
                : new Reading.Refused(List.copyOf(violations));
    }

    private static Double inside(Section top, String key, double above, double below) {
        Double number = top.number(key, above, below, rule(above, below));
        if (number != null && (number == above || number == below)) {
            top.refuse(key, number, rule(above, below));
        }
        return number;
    }

    private static String rule(double above, double below) {
        return "must be a number above " + above + " and below " + below;
    }

    private static <E extends Enum<E>> Set<E> words(
            Section top, String key, E[] all, Function<E, String> word, EnumSet<E> otherwise) {
        List<String> given = top.texts(key, 1, all.length, LONGEST_ID);
        if (given == null) {
            return otherwise;
        }
        EnumSet<E> found = EnumSet.noneOf(otherwise.iterator().next().getDeclaringClass());
        for (String one : given) {
            Stream.of(all)
                    .filter(value -> word.apply(value).equals(one))
                    .findFirst()
                    .ifPresentOrElse(
                            found::add,
                            () -> top.refuse(
                                    key,
                                    one,
                                    "must be of " + Stream.of(all).map(word).toList()));
        }
        return found;
    }

    private static List<String> orNone(List<String> texts) {
        return texts == null ? List.of() : texts;
    }
}
