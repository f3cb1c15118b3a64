package io.agon.local.display;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/** What a data set holds, as a table. */
public final class DatasetText {
    private DatasetText() {}

    /** @param document its {@code dataset.json} */
    public static List<String> of(JsonNode document) {
        Table table = new Table("lrr");
        table.row("file", "records", "tokens");
        for (JsonNode file : document.path("files")) {
            table.row(
                    Printable.line(file.path("name").asText()),
                    Integer.toString(file.path("records").asInt()),
                    Figures.count(file.path("tokens").asLong()));
        }
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("");
        lines.add(document.path("books").size() + " books, tokens by "
                + Printable.line(document.path("tokenizer").asText())
                + (document.path("simulated").asBoolean() ? "   [SIMULATED: do not train on this]" : ""));
        return lines;
    }
}
