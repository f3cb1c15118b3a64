package io.agon.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One manifest. */
public record Resource(JsonNode json) {
    public String apiVersion() {
        return json.path("apiVersion").asText();
    }

    /** The part of the API version before the slash; empty for what is in the core. */
    public String group() {
        int slash = apiVersion().indexOf('/');
        return slash < 0 ? "" : apiVersion().substring(0, slash);
    }

    /** The part of the API version behind the slash. */
    public String version() {
        return apiVersion().substring(apiVersion().indexOf('/') + 1);
    }

    public String kind() {
        return json.path("kind").asText();
    }

    public String name() {
        return json.at("/metadata/name").asText();
    }

    /** Kind and name. */
    public String id() {
        return kind() + "/" + name();
    }

    public JsonNode spec() {
        return json.path("spec");
    }

    /** Whether it runs pods of a template that stands in it. */
    public boolean workload() {
        return json.at("/spec/template/spec/containers").isArray();
    }

    /** Labels of its pods. */
    public Map<String, String> podLabels() {
        return strings(json.at("/spec/template/metadata/labels"));
    }

    public JsonNode pod() {
        return json.at("/spec/template/spec");
    }

    /** Those that run on, init containers left out. */
    public List<JsonNode> containers() {
        return list(pod().path("containers"));
    }

    public List<JsonNode> allContainers() {
        List<JsonNode> all = new ArrayList<>(list(pod().path("initContainers")));
        all.addAll(containers());
        return all;
    }

    static List<JsonNode> list(JsonNode array) {
        return stream(array).toList();
    }

    static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    static Map<String, String> strings(JsonNode object) {
        Map<String, String> all = new HashMap<>();
        object.fields()
                .forEachRemaining(
                        entry -> all.put(entry.getKey(), entry.getValue().asText()));
        return all;
    }
}
