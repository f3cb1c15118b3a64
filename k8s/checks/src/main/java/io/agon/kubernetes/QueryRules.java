package io.agon.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Queries are ones that Prometheus reads, and panels say what they are for. */
final class QueryRules implements Rule {
    private final Path folder;

    /** @param folder where files may be written */
    QueryRules(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    @Override
    public List<Finding> findings(Manifests manifests) {
        List<Finding> findings = new ArrayList<>();
        for (Resource map : manifests.of("ConfigMap")) {
            map.json().path("data").fields().forEachRemaining(entry -> {
                if (entry.getKey().endsWith(".json")) {
                    panels(Query.read(entry.getValue().asText()), findings);
                }
            });
        }
        List<Query> queries = Query.of(manifests);
        if (!queries.isEmpty()) {
            String said = promtool(queries);
            if (!said.isEmpty()) {
                findings.add(new Finding("queries", "Prometheus", said));
            }
        }
        return findings;
    }

    private static void panels(JsonNode dashboard, List<Finding> findings) {
        String title = dashboard.path("title").asText();
        if (title.isBlank() || dashboard.path("description").asText().isBlank()) {
            findings.add(new Finding("dashboards", title, "must have a title and a description"));
        }
        for (JsonNode panel : dashboard.path("panels")) {
            if (panel.path("type").asText().equals("row")) {
                continue;
            }
            boolean said = !panel.path("title").asText().isBlank()
                    && !panel.path("description").asText().isBlank()
                    && !panel.at("/fieldConfig/defaults/unit").asText().isBlank()
                    && !panel.path("targets").isEmpty();
            if (!said) {
                findings.add(new Finding(
                        "dashboards",
                        title + " / " + panel.path("title").asText(),
                        "must have a title, a description, a unit and a query"));
            }
        }
    }

    /** What it has against them; nothing if all can be read. */
    private String promtool(List<Query> queries) {
        List<Map<String, String>> rules = new ArrayList<>();
        for (Query query : queries) {
            rules.add(Map.of("record", "query:" + rules.size(), "expr", query.text()));
        }
        try {
            Path file = Files.createDirectories(folder).resolve("queries.yml");
            // JSON is YAML
            Files.writeString(
                    file,
                    new ObjectMapper()
                            .writeValueAsString(Map.of("groups", List.of(Map.of("name", "all", "rules", rules)))));
            Program.Output output = Program.run(List.of("promtool", "check", "rules", file.toString()), folder);
            return output.status() == 0 ? "" : output.text();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
