package io.agon.local.display;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What came of an induction, for people. */
public final class InductionText {
    private static final int NAME = 28;
    private static final int QUOTE = 70;

    private InductionText() {}

    /** Criteria with what each is worth, a passage that shows it, and how all fare beside the other rubric. */
    public static List<String> lines(JsonNode induction) {
        List<String> lines = new ArrayList<>();
        JsonNode induced = induction.path("induced");
        lines.add(String.format(
                Locale.ROOT,
                "%d samples, %d preferences; %d codes in %d rounds, %s",
                induction.path("samples").asInt(),
                induction.path("preferences").asInt(),
                induced.path("codes").asInt(),
                1 + induced.path("news").size(),
                induced.path("saturated").asBoolean()
                        ? "the last of which brought little that was new"
                        : "and new things kept coming: more samples may find more"));
        lines.add("");
        JsonNode worth = induction.path("outcome").path("criteria");
        for (int i = 0; i < worth.size(); i++) {
            JsonNode one = worth.path(i);
            boolean kept = one.path("fate").asText().equals("kept");
            lines.add(String.format(
                    Locale.ROOT,
                    "%-" + NAME + "s %-17s %s agreement %s  %s",
                    Printable.line(one.path("criterion").asText(), NAME),
                    one.path("fate").asText(),
                    kept
                            ? String.format(
                                    Locale.ROOT,
                                    "weight %.3f ",
                                    one.path("weight").asDouble())
                            : "             ",
                    one.path("agreement").isNull()
                            ? "   -"
                            : String.format(
                                    Locale.ROOT, "%.2f", one.path("agreement").asDouble()),
                    Printable.line(one.path("reason").asText())));
            JsonNode evidence = induced.path("criteria")
                    .path(i)
                    .path("codes")
                    .path(0)
                    .path("evidence")
                    .path(0);
            if (kept && !evidence.isMissingNode()) {
                lines.add("    \u201c" + Printable.line(evidence.path("quote").asText(), QUOTE) + "\u201d  ("
                        + Printable.line(evidence.path("sample").asText(), NAME) + ")");
            }
        }
        lines.add("");
        JsonNode trial = induction.path("outcome").path("trial");
        lines.add(
                trial.isNull() || trial.isMissingNode()
                        ? "Too few preferences to tell what the criteria predict: judges' agreement alone decided."
                        : String.format(
                                Locale.ROOT,
                                "Of %d preferences held out the criteria are right about %.1f %%, %s about %.1f %%;"
                                        + " difference %+.1f (%+.1f to %+.1f)",
                                trial.path("tested").asInt(),
                                100 * trial.path("induced").path("estimate").asDouble(),
                                Printable.line(trial.path("besideRubric").asText()),
                                100 * trial.path("beside").path("estimate").asDouble(),
                                100 * trial.path("difference").path("estimate").asDouble(),
                                100 * trial.path("difference").path("low").asDouble(),
                                100 * trial.path("difference").path("high").asDouble()));
        return lines;
    }
}
