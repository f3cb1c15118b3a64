package io.agon.local.display;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A campaign for people: where it is, and what its rounds found. */
public final class CampaignText {
    private CampaignText() {}

    /** Where it is, in a line; the same as long as nothing changes that is worth telling. */
    public static String progress(JsonNode campaign) {
        JsonNode round = campaign.path("rounds").path(campaign.path("rounds").size() - 1);
        String where = "Round " + round.path("number").asInt() + " of "
                + campaign.path("specification").path("rounds").asInt() + ": ";
        String what = switch (round.path("stage").asText()) {
            case "runs" -> ended(round, "runs have ended", round.path("writer").asText() + " writes");
            case "finals" -> ended(round, "finals have ended", "the best of all runs meet");
            case "dataset" -> "putting the data set together";
            case "training" ->
                round.has("model")
                        ? Printable.line(
                                "serving " + round.path("model").path("model").asText() + ": "
                                        + round.path("training").path("note").asText("asking for it"))
                        : training(round.path("training"));
            case "drafts" -> ended(round, "models have drafted", "trial");
            case "comparisons" -> "trial: drafts are compared";
            default -> "over";
        };
        return where + what;
    }

    private static String ended(JsonNode round, String what, String who) {
        return round.path("work").asInt() == 0
                ? who
                : who + ", " + round.path("ended").asInt() + " of "
                        + round.path("work").asInt() + " " + what;
    }

    private static String training(JsonNode training) {
        // in tenths, so that a long training does not fill the screen
        String progress = training.path("progress").isNumber()
                ? " " + 10 * (int) (10 * training.path("progress").asDouble()) + " %"
                : "";
        return "training" + progress;
    }

    /** What waits for a person, a line each. */
    public static List<String> held(JsonNode campaign) {
        List<String> lines = new ArrayList<>();
        for (JsonNode held : campaign.path("held")) {
            lines.add(Printable.line(
                    held.path("what").asText() + " " + held.path("id").asText() + " waits: "
                            + held.path("reason").path("detail").asText()));
        }
        return lines;
    }

    /** What came of it. */
    public static List<String> lines(JsonNode campaign) {
        List<String> lines = new ArrayList<>();
        lines.add("Campaign " + campaign.path("id").asText() + " ("
                + Printable.line(campaign.path("name").asText())
                + ") is " + campaign.path("status").asText()
                + (campaign.path("simulated").asBoolean()
                        ? "; SIMULATED: no language model wrote, judged or was trained"
                        : ""));
        if (campaign.has("reason")) {
            lines.add("Why: "
                    + Printable.line(campaign.path("reason").path("detail").asText()));
        }
        lines.add("");
        Table table = new Table("rllrrrrr");
        table.row("round", "model", "against", "preferred", "95 %", "p", "alike", "words");
        for (JsonNode round : campaign.path("rounds")) {
            JsonNode measured = round.path("measured");
            for (JsonNode one : measured.path("against")) {
                table.row(
                        round.path("number").asText(),
                        Printable.line(round.path("model").path("model").asText()),
                        one.path("against").asText() + " ("
                                + Printable.line(one.path("model").asText()) + ")",
                        percent(one.path("preference")),
                        percent(one.path("interval").path(0)) + " to "
                                + percent(one.path("interval").path(1)),
                        probability(one.path("correctedPValue").asDouble()),
                        String.format(
                                Locale.ROOT,
                                "%.3f",
                                measured.path("ours").path("similarity").asDouble()),
                        String.format(
                                Locale.ROOT,
                                "%.0f",
                                measured.path("ours").path("words").asDouble()));
            }
        }
        lines.addAll(table.lines());
        JsonNode usage = campaign.path("usage");
        lines.add("");
        lines.add("Took " + Figures.count(usage.path("calls").asLong()) + " calls, "
                + Figures.count(usage.path("promptTokens").asLong()
                        + usage.path("completionTokens").asLong())
                + " tokens"
                + (usage.has("amount")
                        ? String.format(
                                Locale.ROOT,
                                ", %.2f %s",
                                usage.path("amount").asDouble(),
                                usage.path("currency").asText())
                        : ""));
        return lines;
    }

    /** The same as Markdown, with where each model comes from. */
    public static String markdown(JsonNode campaign) {
        StringBuilder page = new StringBuilder("# Campaign ")
                .append(cell(campaign.path("name").asText()))
                .append("\n\n");
        if (campaign.path("simulated").asBoolean()) {
            page.append("**SIMULATED: no language model wrote, judged or was trained.**\n\n");
        }
        page.append("`")
                .append(campaign.path("id").asText())
                .append("` is ")
                .append(campaign.path("status").asText());
        if (campaign.has("reason")) {
            page.append(": ").append(cell(campaign.path("reason").path("detail").asText()));
        }
        page.append(
                ".\n\n| round | model | against | wins | losses | ties | void | preferred | 95 % | p | corrected p | clusters |\n"
                        + "|---|---|---|---|---|---|---|---|---|---|---|---|\n");
        for (JsonNode round : campaign.path("rounds")) {
            for (JsonNode one : round.path("measured").path("against")) {
                page.append(String.format(
                        Locale.ROOT,
                        "| %d | %s | %s (%s) | %d | %d | %d | %d | %s | %s to %s | %s | %s | %d |%n",
                        round.path("number").asInt(),
                        cell(round.path("model").path("model").asText()),
                        one.path("against").asText(),
                        cell(one.path("model").asText()),
                        one.path("wins").asInt(),
                        one.path("losses").asInt(),
                        one.path("ties").asInt(),
                        one.path("voids").asInt(),
                        percent(one.path("preference")),
                        percent(one.path("interval").path(0)),
                        percent(one.path("interval").path(1)),
                        probability(one.path("pValue").asDouble()),
                        probability(one.path("correctedPValue").asDouble()),
                        one.path("clusters").asInt()));
            }
        }
        page.append(
                "\n| round | writer of its runs | runs | texts chosen | records | data set (SHA-256) | model | where |\n"
                        + "|---|---|---|---|---|---|---|---|\n");
        for (JsonNode round : campaign.path("rounds")) {
            long records = 0;
            for (JsonNode count : round.path("dataset").path("records")) {
                records += count.asLong();
            }
            page.append(String.format(
                    Locale.ROOT,
                    "| %d | %s | %d | %d | %d | `%s` | %s | %s |%n",
                    round.path("number").asInt(),
                    cell(round.path("writer").asText()),
                    round.path("runs").size(),
                    round.path("chosen").size(),
                    records,
                    round.path("dataset").path("sha256").asText("–"),
                    cell(round.path("model").path("model").asText("–")),
                    cell(round.path("model").path("location").asText("–"))));
        }
        return page.toString();
    }

    private static String cell(String text) {
        return Printable.line(text).replace("|", "\\|");
    }

    private static String percent(JsonNode share) {
        return share.isNumber() ? String.format(Locale.ROOT, "%.1f %%", 100 * share.asDouble()) : "–";
    }

    private static String probability(double p) {
        return p < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", p);
    }
}
