package io.agon.local.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.local.api.Json;
import io.agon.local.api.Leaderboard;
import io.agon.local.api.RunView;
import io.agon.local.display.Figures;
import io.agon.local.display.Printable;
import io.agon.local.display.Table;
import io.agon.stylometry.NGrams;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Several runs side by side: in what their specifications differ, what they cost, what came of them. */
public final class RunComparison {
    private static final int GRAM = 4;
    private static final int MOST_COMPARED = 100;
    private static final int LONGEST = 40;

    private final List<Side> sides;

    /**
     * One run.
     *
     * @param first ratings of its first generation; null: not rated yet
     * @param last of its last rated one
     * @param texts of that one
     */
    public record Side(RunView run, Leaderboard first, Leaderboard last, List<String> texts) {
        double mean(Leaderboard board) {
            return board.entries().stream()
                    .mapToDouble(Leaderboard.Entry::rating)
                    .average()
                    .orElse(Double.NaN);
        }

        boolean rated() {
            return first != null && last != null && !last.entries().isEmpty();
        }

        /** Mean Jaccard similarity of the 4-grams of two texts; NaN where there are fewer than two. */
        double similarity() {
            return NGrams.likeness(texts, GRAM, MOST_COMPARED);
        }
    }

    public RunComparison(List<Side> sides) {
        this.sides = List.copyOf(sides);
    }

    /** Keys of specifications in which the runs differ, with the values of each; empty where a run lacks the key. */
    TreeMap<String, List<String>> differences() {
        List<TreeMap<String, String>> flat = sides.stream()
                .map(side -> {
                    TreeMap<String, String> values = new TreeMap<>();
                    flatten("", side.run().specification(), values);
                    return values;
                })
                .toList();
        Set<String> keys = new LinkedHashSet<>();
        flat.forEach(values -> keys.addAll(values.keySet()));
        TreeMap<String, List<String>> differences = new TreeMap<>();
        for (String key : keys) {
            List<String> values =
                    flat.stream().map(one -> one.getOrDefault(key, "")).toList();
            if (values.stream().distinct().count() > 1) {
                differences.put(key, values);
            }
        }
        return differences;
    }

    private static void flatten(String path, JsonNode node, TreeMap<String, String> values) {
        if (node.isObject()) {
            node.fields()
                    .forEachRemaining(field -> flatten(
                            path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), values));
        } else if (!node.isNull() && !node.isMissingNode()) {
            values.put(path, node.isTextual() ? node.asText() : node.toString());
        }
    }

    /** Lines for a screen. */
    public List<String> lines() {
        Table table = new Table("l" + "r".repeat(sides.size()));
        row(table, "run", sides.stream().map(side -> side.run().id()).toList());
        for (Row row : rows()) {
            row(table, row.name(), row.cells());
        }
        differences()
                .forEach((key, values) -> row(
                        table,
                        key,
                        values.stream()
                                .map(value -> value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value)
                                .toList()));
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("");
        lines.add(
                "Ratings of different runs have nothing in common but their scale: ./agon evaluate RUN --against RUN2 compares texts.");
        if (sides.stream().anyMatch(side -> side.run().simulated())) {
            lines.add("[SIMULATED runs among them]");
        }
        return lines;
    }

    private static void row(Table table, String name, List<String> cells) {
        List<String> all = new ArrayList<>(List.of(Printable.line(name)));
        cells.forEach(cell -> all.add(Printable.line(cell)));
        table.row(all.toArray(String[]::new));
    }

    private record Row(String name, List<String> cells) {}

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        add(rows, "status", side -> side.run().status());
        add(
                rows,
                "time",
                side -> side.run().endedAt() == null
                        ? "-"
                        : Duration.between(side.run().createdAt(), side.run().endedAt())
                                        .toSeconds() + " s");
        add(
                rows,
                "drafts / rejected",
                side -> side.run().drafts().drafted() + " / "
                        + side.run().drafts().rejected());
        add(
                rows,
                "matches / void",
                side -> side.run().matches().decided() + " / "
                        + side.run().matches().voided());
        add(rows, "calls", side -> Figures.count(side.run().usage().calls()));
        add(
                rows,
                "tokens",
                side -> Figures.count(
                        side.run().usage().promptTokens() + side.run().usage().completionTokens()));
        add(
                rows,
                "cost",
                side -> side.run().cost() == null
                        ? "-"
                        : side.run().cost().amount() + " " + side.run().cost().currency());
        add(rows, "best at first", side -> points(side, side.first(), true));
        add(rows, "best at last", side -> points(side, side.last(), true));
        add(rows, "mean at first", side -> points(side, side.first(), false));
        add(rows, "mean at last", side -> points(side, side.last(), false));
        add(
                rows,
                "words at last",
                side -> side.rated()
                        ? String.format(
                                Locale.ROOT,
                                "%.0f",
                                side.last().entries().stream()
                                        .map(Leaderboard.Entry::words)
                                        .filter(Objects::nonNull)
                                        .mapToInt(Integer::intValue)
                                        .average()
                                        .orElse(0))
                        : "-");
        add(rows, "4-grams two texts share", side -> decimals(side.similarity()));
        add(rows, "warnings", side -> Integer.toString(side.run().warnings().size()));
        return rows;
    }

    private interface Cell {
        String of(Side side);
    }

    private void add(List<Row> rows, String name, Cell cell) {
        rows.add(new Row(name, sides.stream().map(cell::of).toList()));
    }

    private static String points(Side side, Leaderboard board, boolean best) {
        return side.rated()
                ? String.format(
                        Locale.ROOT, "%.0f", best ? board.entries().getFirst().rating() : side.mean(board))
                : "-";
    }

    private static String decimals(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.3f", value);
    }

    /** The same as one document. */
    public ObjectNode document() {
        ObjectNode document = Json.MAPPER.createObjectNode();
        ArrayNode runs = document.putArray("runs");
        for (Side side : sides) {
            RunView run = side.run();
            ObjectNode node = runs.addObject();
            node.put("id", run.id()).put("status", run.status()).put("simulated", run.simulated());
            node.put("drafts", run.drafts().drafted())
                    .put("matches", run.matches().decided())
                    .put("void", run.matches().voided());
            node.put("calls", run.usage().calls())
                    .put("tokens", run.usage().promptTokens() + run.usage().completionTokens());
            node.put("cost", run.cost() == null ? null : run.cost().amount());
            if (side.rated()) {
                node.put("bestAtFirst", side.first().entries().getFirst().rating())
                        .put("bestAtLast", side.last().entries().getFirst().rating())
                        .put("meanAtFirst", side.mean(side.first()))
                        .put("meanAtLast", side.mean(side.last()));
            }
            double similarity = side.similarity();
            node.put("similarity", Double.isNaN(similarity) ? null : (Double) similarity);
        }
        ObjectNode differences = document.putObject("differences");
        differences().forEach((key, values) -> {
            ArrayNode all = differences.putArray(key);
            values.forEach(all::add);
        });
        return document;
    }
}
