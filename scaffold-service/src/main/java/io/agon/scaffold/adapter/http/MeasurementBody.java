package io.agon.scaffold.adapter.http;

import io.agon.http.Problem;
import io.agon.scaffold.domain.building.Bounds;
import io.agon.scaffold.domain.project.MeasurementSpecification;
import io.agon.scaffold.domain.project.Model;

import java.util.Optional;
import java.util.Set;

/** What asks for a measurement: {@code scaffold}, its id, and, if wished, the other fields below. */
final class MeasurementBody {
    private static final Set<String> FIELDS = Set.of(
            "scaffold",
            "endpoint",
            "model",
            "temperature",
            "writerEndpoint",
            "writerModel",
            "writerTemperature",
            "embedderEndpoint",
            "embedderModel",
            "scorerEndpoint",
            "scorerModel",
            "scenes",
            "chapters",
            "contextTokens",
            "seed",
            "mostTokens");
    private static final int USUAL_SCENES = 12;
    private static final int USUAL_CHAPTERS = 4;

    private MeasurementBody() {}

    /** @throws Problem.Raised if it cannot be read or breaks a rule */
    static MeasurementSpecification read(String text, Defaults defaults) {
        JsonBody body = JsonBody.read(text, FIELDS);
        String scaffold = body.word("scaffold", "");
        body.check(!scaffold.isBlank(), "scaffold", "must be the id of a finished scaffold");
        Model planner = CommissionBody.model(body, "scaffold", "endpoint", "model", "temperature", defaults.scaffold());
        Defaults.Usual otherwise = new Defaults.Usual(planner.endpoint(), planner.model(), 0);
        Model writer = CommissionBody.model(
                body,
                "writer",
                "writerEndpoint",
                "writerModel",
                "writerTemperature",
                defaults.writer().orElse(otherwise));
        Model scorer = CommissionBody.model(
                body,
                "scorer",
                "scorerEndpoint",
                "scorerModel",
                null,
                defaults.scorer().orElse(otherwise));
        Optional<Defaults.Usual> usualEmbedder = defaults.embedder();
        Model embedder = body.word("embedderModel", null) == null && usualEmbedder.isEmpty()
                ? null
                : CommissionBody.model(
                        body,
                        "embedder",
                        "embedderEndpoint",
                        "embedderModel",
                        null,
                        usualEmbedder.orElse(new Defaults.Usual(planner.endpoint(), "", 0)));
        int scenes = (int) body.number("scenes", USUAL_SCENES, 1, MeasurementSpecification.MOST);
        int chapters = (int) body.number("chapters", USUAL_CHAPTERS, 1, MeasurementSpecification.MOST);
        int context = (int) body.number(
                "contextTokens", defaults.scaffold().contextTokens(), BeginBody.LEAST_CONTEXT, BeginBody.MOST_CONTEXT);
        long seed = body.number("seed", 0, 0, Long.MAX_VALUE);
        long mostTokens = body.number("mostTokens", 0, 0, Long.MAX_VALUE);
        body.refuseIfBroken("measurement-invalid");
        return new MeasurementSpecification(
                scaffold, planner, writer, embedder, scorer, scenes, chapters, Bounds.of(context), seed, mostTokens);
    }
}
