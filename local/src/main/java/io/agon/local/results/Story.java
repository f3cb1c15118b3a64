package io.agon.local.results;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One candidate as a Markdown file with a head that programs can read. */
record Story(JsonNode candidate, ResultFolder.Rated rated, Map<String, String> labels) {

    /** Labels are made by the service, yet a file name takes nothing on trust. */
    String fileName() {
        return candidate.path("label").asText("unnamed").replaceAll("[^A-Za-z0-9_-]", "_") + ".md";
    }

    String markdown() {
        List<String> head = new ArrayList<>();
        head.add("---");
        text(head, "label", candidate.path("label"));
        text(head, "id", candidate.path("id"));
        if (rated != null) {
            if (rated.last()) {
                head.add("rank: " + rated.entry().rank());
            }
            head.add("rating: " + Math.round(rated.entry().rating()));
            if (rated.entry().low() != null && rated.entry().high() != null) {
                head.add("rating-low: " + Math.round(rated.entry().low()));
                head.add("rating-high: " + Math.round(rated.entry().high()));
            }
            head.add("rated-in-generation: " + rated.generation());
        }
        head.add("generation: " + candidate.path("generation").asInt());
        List<String> parents = new ArrayList<>();
        candidate.path("parents").forEach(p -> parents.add(quoted(labels.getOrDefault(p.asText(), p.asText()))));
        head.add("parents: [" + String.join(", ", parents) + "]");
        text(head, "variation", candidate.path("variation"));
        text(head, "style", candidate.path("style"));
        text(head, "theme", candidate.path("theme"));
        text(head, "objective", candidate.path("objective"));
        text(head, "model", candidate.path("model"));
        text(head, "status", candidate.path("status"));
        head.add("simulated: " + candidate.path("simulated").asBoolean());
        head.add("---");
        return String.join("\n", head) + "\n\n"
                + candidate.path("text").asText().strip() + "\n";
    }

    private static void text(List<String> head, String key, JsonNode value) {
        if (value.isTextual()) {
            head.add(key + ": " + quoted(value.asText()));
        }
    }

    /** A JSON string is a YAML string. */
    private static String quoted(String value) {
        return TextNode.valueOf(value).toString();
    }
}
