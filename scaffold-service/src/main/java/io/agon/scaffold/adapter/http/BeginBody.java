package io.agon.scaffold.adapter.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.agon.http.Problem;
import io.agon.scaffold.domain.building.Bounds;
import io.agon.scaffold.domain.project.BuildSpecification;
import io.agon.scaffold.domain.project.Model;

import java.util.Set;

/**
 * What asks for a scaffold: {@code book}, its id; and, if wished, {@code endpoint}, {@code model}, {@code temperature},
 * {@code contextTokens}, {@code sceneWords} as {@code {least, most}}, {@code seed}, {@code mostTokens}.
 */
final class BeginBody {
    private static final Set<String> FIELDS =
            Set.of("book", "endpoint", "model", "temperature", "contextTokens", "sceneWords", "seed", "mostTokens");
    static final int LEAST_CONTEXT = 8_192;
    static final int MOST_CONTEXT = 4_000_000;

    private BeginBody() {}

    /** A request that keeps to the rules. */
    record Wish(String book, BuildSpecification specification) {}

    /** @throws Problem.Raised if it cannot be read or breaks a rule */
    static Wish read(String text, Defaults.Usual usual) {
        JsonBody body = JsonBody.read(text, FIELDS);
        String book = body.word("book", "");
        body.check(book.matches("[0-9a-f]{64}"), "book", "must be a book's id: 64 hexadecimal digits");
        String model = body.word("model", usual.model());
        body.check(!model.isBlank(), "model", "must name a model, for none is configured");
        int context = (int) body.number("contextTokens", usual.contextTokens(), LEAST_CONTEXT, MOST_CONTEXT);
        Bounds bounds = Bounds.of(context);
        JsonNode scenes = body.get("sceneWords");
        int least = scenes.path("least").asInt(bounds.leastScene());
        int most = scenes.path("most").asInt(bounds.mostScene());
        body.check(
                scenes.isMissingNode() || scenes.isObject() && least >= 1 && most >= 2 * least,
                "sceneWords",
                "must be {least, most}, least at least 1 and most at least twice as many");
        Model asked =
                new Model("scaffold", body.word("endpoint", usual.endpoint()), model, body.temperature("temperature"));
        long seed = body.number("seed", 0, 0, Long.MAX_VALUE);
        long mostTokens = body.number("mostTokens", 0, 0, Long.MAX_VALUE);
        body.refuseIfBroken("scaffold-invalid");
        return new Wish(book, new BuildSpecification(asked, new Bounds(context, least, most), seed, mostTokens));
    }
}
