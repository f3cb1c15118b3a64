package io.agon.local.votes;

import com.fasterxml.jackson.databind.JsonNode;
import io.agon.local.display.Printable;
import io.agon.local.display.Table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What votes say, for a screen. */
public final class VotesText {
    private static final int SHOWN = 10;

    private VotesText() {}

    /** @param report as {@code GET /api/v1/votes} gives it */
    public static List<String> of(JsonNode report) {
        List<String> lines = new ArrayList<>();
        Table voters = new Table("lrrrr");
        voters.row("voter", "ballots", "votes", "ties", "for the left");
        for (JsonNode voter : report.path("voters")) {
            voters.row(
                    Printable.line(voter.path("name").asText()),
                    voter.path("ballots").asText(),
                    voter.path("votes").asText(),
                    voter.path("ties").asText(),
                    share(voter.path("left")));
        }
        lines.addAll(voters.lines());
        lines.add("");
        lines.add(
                report.has("alpha")
                        ? String.format(
                                Locale.ROOT,
                                "Voters agree with each other: Krippendorff's alpha %.2f",
                                report.path("alpha").asDouble())
                        : "No pair has two votes yet: nothing is known of how far voters agree.");
        if (report.has("agreement")) {
            lines.add("Voters agree with the judges' ratings in " + share(report.path("agreement"))
                    + " of their decided votes");
            lines.add(String.format(
                    Locale.ROOT,
                    "Judges' predictions of votes: mean squared error %.3f (a coin: 0.250)",
                    report.path("brier").asDouble()));
            Table bins = new Table("rrr");
            bins.row("judges predict", "people choose", "votes");
            for (JsonNode bin : report.path("calibration")) {
                bins.row(
                        String.format(
                                Locale.ROOT,
                                "%.1f %%",
                                100 * bin.path("predicted").asDouble()),
                        share(bin.path("chosen")),
                        bin.path("chosen").path("all").asText());
            }
            lines.addAll(bins.lines());
            lines.add("");
            Table board = new Table("rlrr");
            board.row("rank", "candidate", "rating", "without votes");
            for (JsonNode entry : report.path("leaderboard")) {
                if (entry.path("rank").asInt() <= SHOWN) {
                    board.row(
                            entry.path("rank").asText(),
                            Printable.line(entry.path("label").asText()),
                            String.format(
                                    Locale.ROOT, "%.0f", entry.path("rating").asDouble()),
                            entry.path("before").asText());
                }
            }
            lines.addAll(board.lines());
        }
        return lines;
    }

    private static String share(JsonNode share) {
        return share.has("share")
                ? String.format(
                        Locale.ROOT,
                        "%.1f %% (%.0f to %.0f)",
                        100 * share.path("share").asDouble(),
                        100 * share.path("low").asDouble(),
                        100 * share.path("high").asDouble())
                : "-";
    }
}
