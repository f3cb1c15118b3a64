package io.agon.scaffold.adapter.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agon.http.Problem;
import io.agon.scaffold.domain.building.Bounds;
import io.agon.scaffold.domain.project.BuildSpecification;
import io.agon.scaffold.domain.project.Model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What asks for a scaffold: {@code book}, its id; and, if wished, {@code endpoint}, {@code model}, {@code temperature},
 * {@code contextTokens}, {@code sceneWords} as {@code {least, most}}, {@code seed}, {@code mostTokens}. All rules that are
 * broken are told at once.
 */
final class BeginBody {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> FIELDS =
            Set.of("book", "endpoint", "model", "temperature", "contextTokens", "sceneWords", "seed", "mostTokens");
    private static final int MOST_CONTEXT = 4_000_000;

    private final JsonNode body;
    private final List<Problem.Violation> violations = new ArrayList<>();

    private BeginBody(JsonNode body) {
        this.body = body;
    }

    /** What is used where the body says nothing. */
    record Defaults(String endpoint, String model, int contextTokens) {}

    /** A request that keeps to the rules. */
    record Wish(String book, BuildSpecification specification) {}

    /** @throws Problem.Raised if it cannot be read or breaks a rule */
    static Wish read(String text, Defaults defaults) {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw Problem.of(400, "body-unreadable", "The request cannot be read", "the body is not JSON")
                    .raised();
        }
        if (root == null || !root.isObject()) {
            throw Problem.of(400, "body-unreadable", "The request cannot be read", "the body must be a JSON object")
                    .raised();
        }
        return new BeginBody(root).wish(defaults);
    }

    private Wish wish(Defaults defaults) {
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            check(
                    FIELDS.contains(field.getKey()),
                    field.getKey(),
                    field.getValue(),
                    "must be one of " + FIELDS.stream().sorted().toList());
        }
        String book = text("book", "");
        check(book.matches("[0-9a-f]{64}"), "book", body.path("book"), "must be a book's id: 64 hexadecimal digits");
        String endpoint = text("endpoint", defaults.endpoint());
        String model = text("model", defaults.model() == null ? "" : defaults.model());
        check(!model.isBlank(), "model", body.path("model"), "must name a model, for none is configured");
        JsonNode temperature = body.path("temperature");
        boolean given = !temperature.isMissingNode() && !temperature.isNull();
        check(
                !given || temperature.isNumber() && temperature.asDouble() >= 0 && temperature.asDouble() <= 2,
                "temperature",
                temperature,
                "must be a number from 0 to 2");
        int context = (int) number("contextTokens", defaults.contextTokens(), 8_192, MOST_CONTEXT);
        Bounds usual = Bounds.of(context);
        JsonNode scenes = body.path("sceneWords");
        int least = scenes.path("least").asInt(usual.leastScene());
        int most = scenes.path("most").asInt(usual.mostScene());
        check(
                scenes.isMissingNode() || scenes.isObject() && least >= 1 && most >= 2 * least,
                "sceneWords",
                scenes,
                "must be {least, most}, least at least 1 and most at least twice as many");
        long seed = number("seed", 0, 0, Long.MAX_VALUE);
        long mostTokens = number("mostTokens", 0, 0, Long.MAX_VALUE);
        if (!violations.isEmpty()) {
            throw Problem.of(
                            422,
                            "scaffold-invalid",
                            "The request is not valid",
                            violations.size() == 1 ? "One rule is broken." : violations.size() + " rules are broken.",
                            violations)
                    .raised();
        }
        return new Wish(
                book,
                new BuildSpecification(
                        new Model("scaffold", endpoint, model, given ? temperature.asDouble() : null),
                        new Bounds(context, least, most),
                        seed,
                        mostTokens));
    }

    private String text(String field, String otherwise) {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        check(
                value.isTextual() && value.asText().length() <= 200,
                field,
                value,
                "must be a text of at most 200 characters");
        return value.asText();
    }

    private long number(String field, long otherwise, long least, long most) {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        boolean fits = value.isIntegralNumber()
                && value.canConvertToLong()
                && value.asLong() >= least
                && value.asLong() <= most;
        check(
                fits,
                field,
                value,
                "must be a whole number, at least " + least + (most == Long.MAX_VALUE ? "" : ", at most " + most));
        return fits ? value.asLong() : otherwise;
    }

    private void check(boolean holds, String field, JsonNode value, String rule) {
        if (!holds) {
            String shown = value.isMissingNode() ? "" : value.toString();
            violations.add(
                    new Problem.Violation(field, shown.length() > 80 ? shown.substring(0, 80) + "…" : shown, rule));
        }
    }
}
