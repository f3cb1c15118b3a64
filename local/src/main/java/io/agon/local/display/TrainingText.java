package io.agon.local.display;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What an export of training data holds, as a table, and what else than quality could tell the chosen stories. */
public final class TrainingText {
    private TrainingText() {}

    /** @param document its {@code dataset.json} */
    public static List<String> of(JsonNode document) {
        Table table = new Table("lrrl");
        table.row("file", "records", "words", "left out");
        for (JsonNode file : document.path("files")) {
            List<String> leftOut = new ArrayList<>();
            file.path("leftOut")
                    .fields()
                    .forEachRemaining(entry -> leftOut.add(entry.getValue().asLong() + " " + entry.getKey()));
            table.row(
                    Printable.line(file.path("name").asText()),
                    Long.toString(file.path("records").asLong()),
                    Figures.count(file.path("words").asLong()),
                    Printable.line(String.join(", ", leftOut)));
        }
        List<String> lines = new ArrayList<>(table.lines());
        Set<String> splits = new HashSet<>();
        for (JsonNode file : document.path("files")) {
            JsonNode confounds = file.path("confounds");
            // other layouts hold the same pairs
            if (confounds.path("pairs").asLong() > 0
                    && splits.add(file.path("split").asText())) {
                lines.add("");
                lines.add(Printable.line(file.path("name").asText()) + ": what else could tell the chosen story");
                share(lines, "it is the longer one", confounds.path("chosenLonger"));
                share(lines, "it is of the later generation", confounds.path("chosenOfLaterGeneration"));
                share(lines, "a verdict is for the first shown", confounds.path("firstPreferred"));
                share(lines, "shown first, where in one order only", confounds.path("chosenShownFirstWhereOneOrder"));
            }
        }
        if (document.path("simulated").asBoolean()) {
            lines.add("");
            lines.add("[SIMULATED: do not train on this]");
        }
        return lines;
    }

    private static void share(List<String> lines, String what, JsonNode share) {
        if (share.path("cases").asLong() > 0) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %-38s %5.1f %% of %d (95 %%: %.1f to %.1f)",
                    what,
                    100 * share.path("share").asDouble(),
                    share.path("cases").asLong(),
                    100 * share.path("low").asDouble(),
                    100 * share.path("high").asDouble()));
        }
    }
}
