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
    private static final int WIDEST = 1_000_000;

    private final Draws draws;
    private final String text;
    private JsonNode root;

    SchemaFiller(String text, Draws draws) {
        this.text = text;
        this.draws = draws;
    }

    JsonNode fill(JsonNode schema) {
        root = schema;
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
        if (depth > DEEPEST) {
            return nodes.nullNode();
        }
        String reference = schema.path("$ref").asText("");
        if (reference.equals("#") || reference.startsWith("#/")) {
            return fill(root.at(reference.substring(1)), depth + 1);
        }
        for (String either : new String[] {"anyOf", "oneOf"}) {
            if (schema.path(either).isArray() && !schema.path(either).isEmpty()) {
                return fill(schema.path(either).get(0), depth + 1);
            }
        }
        JsonNode type = schema.path("type").isArray() ? schema.path("type").path(0) : schema.path("type");
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
            case "number" -> nodes.numberNode(real(schema));
            case "boolean" -> nodes.booleanNode(draws.chance(0.5));
            case "null" -> nodes.nullNode();
            default ->
                nodes.textNode(
                        text.length() > schema.path("maxLength").asInt(Integer.MAX_VALUE)
                                ? text.substring(0, schema.path("maxLength").asInt())
                                : text);
        };
    }

    /** A whole number where one lies between the bounds. */
    private double real(JsonNode schema) {
        double low = schema.path("minimum").asDouble(0);
        double high = schema.path("maximum").asDouble(low + 10);
        return Math.ceil(low) <= Math.floor(high) || low > high ? number(schema) : low + (high - low) * draws.uniform();
    }

    private static long whole(JsonNode bound, boolean up) {
        return bound.canConvertToExactIntegral()
                ? bound.asLong()
                : (long) (up ? Math.ceil(bound.asDouble()) : Math.floor(bound.asDouble()));
    }

    private long number(JsonNode schema) {
        JsonNode most = schema.path("maximum");
        long otherwise = most.isNumber() ? Math.min(0, whole(most, false) - 10) : 0;
        long low = schema.path("minimum").isNumber() ? whole(schema.path("minimum"), true) : otherwise;
        long high = Math.max(low, most.isNumber() ? whole(most, false) : low + 10);
        long span = high - low;
        return low + draws.below(span < 0 || span >= WIDEST ? WIDEST : (int) span + 1);
    }
}
