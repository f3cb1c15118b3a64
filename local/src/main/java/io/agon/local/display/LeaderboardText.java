package io.agon.local.display;

import io.agon.local.api.Leaderboard;

import java.util.List;
import java.util.function.Function;

/** A leaderboard as a table. */
public final class LeaderboardText {
    private LeaderboardText() {}

    /**
     * @param lineage from the first ancestor to the entry itself, by label
     * @return heading and one line an entry, none longer than {@code width}
     */
    public static List<String> lines(Leaderboard board, Function<Leaderboard.Entry, List<String>> lineage, int width) {
        Table table = new Table("rlrlrll");
        table.row("rank", "label", "rating", "", "top", "won-lost-tied", "lineage");
        for (Leaderboard.Entry entry : board.entries()) {
            table.row(
                    Integer.toString(entry.rank()),
                    Printable.line(entry.label()),
                    Long.toString(Math.round(entry.rating())),
                    Figures.plusMinus(entry.low(), entry.high()),
                    entry.probabilityTop() == null ? "" : Figures.percent(entry.probabilityTop()),
                    entry.wins() + "-" + entry.losses() + "-" + entry.ties(),
                    lineage(lineage.apply(entry)));
        }
        return table.lines().stream().map(line -> cut(line, width)).toList();
    }

    /** The table's own leading spaces stay. */
    private static String cut(String line, int width) {
        return line.codePointCount(0, line.length()) <= width
                ? line
                : line.substring(0, line.offsetByCodePoints(0, width - 1)) + "…";
    }

    /** g1-07→g2-13. */
    public static String lineage(List<String> labels) {
        return String.join("→", labels.stream().map(Printable::line).toList());
    }
}
