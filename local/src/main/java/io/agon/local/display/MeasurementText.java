package io.agon.local.display;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/** What was measured of a scaffold, for people. */
public final class MeasurementText {
    private MeasurementText() {}

    /** What is not known is told as such. */
    public static List<String> lines(String title, JsonNode report) {
        List<String> lines = new ArrayList<>();
        lines.add(Printable.line(title + (report.path("simulated").asBoolean() ? "   [SIMULATED]" : "")));
        lines.add("");
        lines.add(row("there and back", "pairs", "words", "(others)", "bigrams", "(others)", "meaning", "(others)"));
        for (JsonNode trip : report.path("roundTrips")) {
            lines.add(row(
                    Printable.line(trip.path("kind").asText(), 14),
                    trip.path("pairs").asText(),
                    figure(trip.path("words").path("similarity")),
                    figure(trip.path("words").path("others")),
                    figure(trip.path("bigrams").path("similarity")),
                    figure(trip.path("bigrams").path("others")),
                    figure(trip.path("meaning").path("similarity")),
                    figure(trip.path("meaning").path("others"))));
        }
        String refused = report.path("meaningsRefused").asText();
        if (!refused.isEmpty()) {
            lines.add("Meaning is not measured: " + Printable.line(refused, 200));
        }
        JsonNode rewritten = report.path("rewritten");
        lines.add("");
        lines.add("Length:   " + figure(rewritten.path("ratio")) + " words written for each asked, off by "
                + percent(rewritten.path("meanError")) + " on average; characters kept "
                + percent(rewritten.path("charactersKept")) + "; stopped in circles "
                + rewritten.path("stops").asInt() + " times");
        JsonNode likelihood = report.path("likelihood");
        if (likelihood.path("chapters").asInt() > 0) {
            JsonNode bits = likelihood.path("bitsAWord");
            lines.add("Bits:     " + figure(bits.path("title")) + " a word after the title, "
                    + figure(bits.path("plan")) + " after the plan, " + figure(bits.path("otherPlan"))
                    + " after another chapter's; the plan spares " + figure(likelihood.path("gain")) + ", "
                    + figure(likelihood.path("gainOverOtherPlan")) + " more than another's");
        } else {
            lines.add("Bits:     not measured: "
                    + Printable.line(likelihood.path("refused").asText(), 200));
        }
        return lines;
    }

    private static String row(String kind, String... cells) {
        StringBuilder row = new StringBuilder(String.format("%-14s", kind));
        for (String cell : cells) {
            row.append(String.format("%10s", cell));
        }
        return row.toString();
    }

    private static String figure(JsonNode value) {
        return value.isNumber() ? String.format(java.util.Locale.ROOT, "%.3f", value.asDouble()) : "-";
    }

    private static String percent(JsonNode share) {
        return share.isNumber() ? Figures.percent(share.asDouble()) : "-";
    }
}
