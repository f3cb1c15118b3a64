package io.agon.local.display;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What came of an improvement, for people. */
public final class ImprovementText {
    private static final int CRITERION = 22;
    private static final int ACTION = 90;

    private ImprovementText() {}

    /** One attempt that is over. */
    public static String attempt(JsonNode tried) {
        String outcome = tried.path("kept").asBoolean() ? "kept" : "not kept";
        String gain = tried.path("after").isNumber()
                ? String.format(
                        Locale.ROOT,
                        "%+.3f",
                        tried.path("after").asDouble() - tried.path("before").asDouble())
                : "  -   ";
        JsonNode violation = tried.path("violations").path(0);
        String what = tried.path("action").isTextual() ? tried.path("action").asText() : "advice could not be read";
        return String.format(
                Locale.ROOT,
                "%2d  %-" + CRITERION + "s %s  %-8s %s%s%s",
                tried.path("number").asInt(),
                Printable.line(tried.path("criterion").asText(), CRITERION),
                gain,
                outcome,
                Printable.line(what, ACTION),
                tried.path("recalled").asBoolean() ? "  (from memory)" : "",
                violation.isTextual() ? "  (" + Printable.line(violation.asText(), ACTION) + ")" : "");
    }

    /** How it ended. */
    public static List<String> lines(JsonNode improvement) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "Score by %s: %.3f, from %.3f",
                Printable.line(improvement.path("rubric").asText()),
                improvement.path("to").asDouble(),
                improvement.path("from").asDouble()));
        JsonNode used = improvement.path("consumption");
        lines.add(String.format(
                Locale.ROOT,
                "Ended:    %s, after %d attempts, %d calls, %d tokens",
                switch (improvement.path("ending").asText()) {
                    case "tries" -> "as many attempts as were wanted";
                    case "tokens" -> "the tokens are spent";
                    case "not-worth" -> "no attempt promises what it costs";
                    case "nothing-left" -> "it stands at the top of every criterion";
                    default -> Printable.line(improvement.path("ending").asText());
                },
                improvement.path("tried").size(),
                used.path("calls").asLong(),
                used.path("promptTokens").asLong()
                        + used.path("completionTokens").asLong()));
        return lines;
    }
}
