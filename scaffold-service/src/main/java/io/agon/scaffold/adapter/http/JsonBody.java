package io.agon.scaffold.adapter.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agon.http.Problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The body of a request, a JSON object, read field by field. All rules that are broken are told at once. */
final class JsonBody {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_WORD = 200;
    private static final int SHOWN = 80;

    private final JsonNode body;
    private final List<Problem.Violation> violations = new ArrayList<>();

    private JsonBody(JsonNode body) {
        this.body = body;
    }

    /**
     * Reads an object.
     *
     * @param fields that it may have
     * @throws Problem.Raised if it is none
     */
    static JsonBody read(String text, Set<String> fields) {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw unreadable("the body is not JSON");
        }
        if (root == null || !root.isObject()) {
            throw unreadable("the body must be a JSON object");
        }
        JsonBody read = new JsonBody(root);
        for (Map.Entry<String, JsonNode> field : root.properties()) {
            read.check(
                    fields.contains(field.getKey()),
                    field.getKey(),
                    "must be one of " + fields.stream().sorted().toList());
        }
        return read;
    }

    private static Problem.Raised unreadable(String why) {
        return Problem.of(400, "body-unreadable", "The request cannot be read", why)
                .raised();
    }

    /** The field as it came; missing where it is null. */
    JsonNode get(String field) {
        JsonNode value = body.path(field);
        return value.isNull() ? JSON.missingNode() : value;
    }

    /** A short text, on one line as a rule. */
    String word(String field, String otherwise) {
        return text(field, otherwise, LONGEST_WORD);
    }

    /** A text of so many characters at most. */
    String text(String field, String otherwise, int most) {
        JsonNode value = get(field);
        if (value.isMissingNode()) {
            return otherwise;
        }
        check(
                value.isTextual() && value.asText().length() <= most,
                field,
                "must be a text of at most " + most + " characters");
        return value.asText();
    }

    /** A whole number. */
    long number(String field, long otherwise, long least, long most) {
        JsonNode value = get(field);
        if (value.isMissingNode()) {
            return otherwise;
        }
        boolean fits = value.isIntegralNumber()
                && value.canConvertToLong()
                && value.asLong() >= least
                && value.asLong() <= most;
        check(
                fits,
                field,
                "must be a whole number, at least " + least + (most == Long.MAX_VALUE ? "" : ", at most " + most));
        return fits ? value.asLong() : otherwise;
    }

    /** How freely a model chooses, 0 to 2; null where nothing is said. */
    Double temperature(String field) {
        JsonNode value = get(field);
        if (value.isMissingNode()) {
            return null;
        }
        check(
                value.isNumber() && value.asDouble() >= 0 && value.asDouble() <= 2,
                field,
                "must be a number from 0 to 2");
        return value.asDouble();
    }

    /** A rule. */
    void check(boolean holds, String field, String rule) {
        if (!holds) {
            JsonNode value = body.path(field);
            String shown = value.isMissingNode() ? "" : value.toString();
            violations.add(new Problem.Violation(
                    field, shown.length() > SHOWN ? shown.substring(0, SHOWN) + "…" : shown, rule));
        }
    }

    /** @throws Problem.Raised if a rule is broken */
    void refuseIfBroken(String code) {
        if (!violations.isEmpty()) {
            throw Problem.of(
                            422,
                            code,
                            "The request is not valid",
                            violations.size() == 1 ? "One rule is broken." : violations.size() + " rules are broken.",
                            violations)
                    .raised();
        }
    }
}
