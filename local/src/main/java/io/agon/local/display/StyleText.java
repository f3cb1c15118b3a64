package io.agon.local.display;

import io.agon.stylometry.Overuse;
import io.agon.stylometry.StyleComparison;
import io.agon.stylometry.StyleMeasure;
import io.agon.stylometry.StyleProfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Measures of style as tables. */
public final class StyleText {
    private StyleText() {}

    /** One set: mean and range of each measure. */
    public static List<String> of(String name, List<StyleProfile> profiles) {
        Table table = new Table("lrrr");
        table.row("measure", "mean", "least", "most");
        for (StyleMeasure measure : StyleMeasure.values()) {
            double[] values = profiles.stream()
                    .filter(profile -> profile.values().containsKey(measure))
                    .mapToDouble(profile -> profile.values().get(measure))
                    .sorted()
                    .toArray();
            if (values.length > 0) {
                double sum = 0;
                for (double value : values) {
                    sum += value;
                }
                table.row(
                        measure.label(),
                        figure(sum / values.length),
                        figure(values[0]),
                        figure(values[values.length - 1]));
            }
        }
        List<String> lines = new ArrayList<>(List.of(counted(name, profiles), ""));
        lines.addAll(table.lines());
        return lines;
    }

    /** Two sets side by side, the largest differences first; then what the one uses more than the other. */
    public static List<String> of(
            String first,
            String second,
            StyleComparison comparison,
            List<Overuse> firstOverused,
            List<Overuse> secondOverused) {
        Table table = new Table("lrrrr");
        table.row("measure", "first", "second", "effect", "p");
        comparison.differences().entrySet().stream()
                .sorted((a, b) -> Double.compare(
                        Math.abs(b.getValue().effect()), Math.abs(a.getValue().effect())))
                .forEach(entry -> row(table, entry));
        List<String> lines = new ArrayList<>(List.of(
                "first:  " + Printable.line(first) + ", " + comparison.firstTexts() + " texts",
                "second: " + Printable.line(second) + ", " + comparison.secondTexts() + " texts",
                ""));
        lines.addAll(table.lines());
        lines.add("");
        lines.add("effect: Hedges' g, second less first; p: permutation test, Holm's correction");
        overused(lines, "first", firstOverused);
        overused(lines, "second", secondOverused);
        return lines;
    }

    private static void row(Table table, Map.Entry<StyleMeasure, StyleComparison.Difference> entry) {
        StyleComparison.Difference difference = entry.getValue();
        table.row(
                entry.getKey().label(),
                figure(difference.first()),
                figure(difference.second()),
                (difference.effect() > 0 ? "+" : "") + Figures.decimal(difference.effect(), 2),
                difference.p() < 0.001 ? "<0.001" : Figures.decimal(difference.p(), 3));
    }

    private static void overused(List<String> lines, String which, List<Overuse> overused) {
        if (overused.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("The " + which + " uses more:");
        overused.forEach(each -> lines.add("  " + Printable.line(each.words()) + "  (" + each.count() + " against "
                + each.other() + ", z " + Figures.decimal(each.z(), 1) + ")"));
    }

    private static String counted(String name, List<StyleProfile> profiles) {
        return Printable.line(name) + ": " + profiles.size() + " texts, "
                + Figures.count(profiles.stream().mapToLong(StyleProfile::words).sum()) + " words";
    }

    private static String figure(double value) {
        return Figures.decimal(value, Math.abs(value) < 10 ? 2 : 1);
    }
}
