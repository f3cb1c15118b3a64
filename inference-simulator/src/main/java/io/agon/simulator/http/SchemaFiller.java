package io.agon.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.simulator.draw.Draws;

import java.util.Map;

/** Makes an instance of a JSON schema, its strings taken from a text. Deterministic. Not for threads to share. */
final class SchemaFiller {
    private static final int DEEPEST = 12;

    private final Draws draws;
    private final String text;

    SchemaFiller(String text, Draws draws) {
        this.text = text;
        this.draws = draws;
    }

    JsonNode fill(JsonNode schema) {
        return fill(schema, 0);
    }

    private JsonNode fill(JsonNode schema, int depth) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (schema.path("const").isValueNode()) {
            return schema.path("const");
        }
        JsonNode choices = schema.path("enum");
        if (choices.isArray() && !choices.isEmpty()) {
            return choices.get(draws.below(choices.size()));
        }
        for (String either : new String[] {"anyOf", "oneOf"}) {
            if (schema.path(either).isArray() && !schema.path(either).isEmpty()) {
                return fill(schema.path(either).get(0), depth + 1);
            }
        }
        JsonNode type = schema.path("type").isArray() ? schema.path("type").path(0) : schema.path("type");
        if (depth > DEEPEST) {
            return nodes.nullNode();
        }
        return switch (type.asText(schema.has("properties") ? "object" : "string")) {
            case "object" -> {
                ObjectNode object = nodes.objectNode();
                for (Map.Entry<String, JsonNode> property :
                        schema.path("properties").properties()) {
                    object.set(property.getKey(), fill(property.getValue(), depth + 1));
                }
                yield object;
            }
            case "array" -> {
                ArrayNode array = nodes.arrayNode();
                int count = Math.min(schema.path("minItems").asInt(2), 50);
                for (int i = 0; i < Math.min(count, schema.path("maxItems").asInt(count)); i++) {
                    array.add(fill(schema.path("items"), depth + 1));
                }
                yield array;
            }
            case "integer" -> nodes.numberNode(number(schema));
            case "number" -> nodes.numberNode((double) number(schema));
            case "boolean" -> nodes.booleanNode(draws.chance(0.5));
            case "null" -> nodes.nullNode();
            default ->
                nodes.textNode(
                        text.length() > schema.path("maxLength").asInt(Integer.MAX_VALUE)
                                ? text.substring(0, schema.path("maxLength").asInt())
                                : text);
        };
    }

    private long number(JsonNode schema) {
        long low = schema.path("minimum").asLong(0);
        long high = Math.max(low, schema.path("maximum").asLong(low + 10));
        return low + draws.below((int) Math.min(1_000_000, high - low + 1));
    }
}
