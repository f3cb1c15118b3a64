package io.agon.judge.adapter.llm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.model.chat.request.json.JsonEnumSchema;
import dev.langchain4j.model.chat.request.json.JsonIntegerSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import io.agon.inference.ReplyShape;
import io.agon.judge.adapter.llm.StrictJson.Unfit;
import io.agon.judge.domain.asking.Reading;
import io.agon.judge.domain.judging.Criterion;
import io.agon.judge.domain.judging.Judgment;
import io.agon.judge.domain.judging.Judgment.Winner;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The reply of a judge that reasons: {@code {"analysis": "…", "margins": {"<criterion>": -3..3}, "verdict": "A"|"B"|"tie"}}.
 * Read strictly: exactly these fields, every criterion once, whole numbers in range. The verdict is what the judge says it
 * is, whatever the margins add up to; the margin of the match is the weighted mean of the criteria's margins towards the
 * winner, at least 0.
 */
final class ReasonedReply {
    static final int LARGEST = 3;
    private static final Set<String> FIELDS = Set.of("analysis", "margins", "verdict");

    private ReasonedReply() {}

    /** The form that the endpoint is asked to keep to. */
    static ReplyShape shape(List<Criterion> criteria) {
        JsonObjectSchema.Builder margins = JsonObjectSchema.builder();
        List<String> names = new ArrayList<>();
        for (Criterion criterion : criteria) {
            margins.addProperty(criterion.name(), JsonIntegerSchema.builder().build());
            names.add(criterion.name());
        }
        margins.required(names).additionalProperties(false);
        JsonObjectSchema root = JsonObjectSchema.builder()
                .addProperty("analysis", JsonStringSchema.builder().build())
                .addProperty("margins", margins.build())
                .addProperty(
                        "verdict",
                        JsonEnumSchema.builder().enumValues("A", "B", "tie").build())
                .required("analysis", "margins", "verdict")
                .additionalProperties(false)
                .build();
        return new ReplyShape(
                JsonSchema.builder().name("judgment").rootElement(root).build());
    }

    static Reading<Judgment> read(String reply, List<Criterion> criteria) {
        return StrictJson.read(reply, FIELDS, root -> judgment(root, criteria));
    }

    private static Judgment judgment(JsonNode root, List<Criterion> criteria) {
        if (!root.get("analysis").isTextual() || !root.get("margins").isObject()) {
            throw new Unfit("wrong-types");
        }
        Map<String, Double> margins = margins(root.get("margins"), criteria);
        Winner winner = switch (root.get("verdict").asText()) {
            case "A" -> Winner.FIRST;
            case "B" -> Winner.SECOND;
            case "tie" -> Winner.TIE;
            default -> null;
        };
        if (winner == null || !root.get("verdict").isTextual()) {
            throw new Unfit("wrong-verdict");
        }
        return new Judgment(winner, OptionalDouble.empty(), margin(winner, margins, criteria), margins);
    }

    /** Scaled to -1 … 1. */
    private static Map<String, Double> margins(JsonNode object, List<Criterion> criteria) {
        Map<String, Double> margins = new LinkedHashMap<>();
        for (Criterion criterion : criteria) {
            JsonNode value = object.get(criterion.name());
            if (value == null || !value.isIntegralNumber() || Math.abs(value.asLong()) > LARGEST) {
                throw new Unfit("wrong-margins");
            }
            margins.put(criterion.name(), value.asLong() / (double) LARGEST);
        }
        if (margins.size() != object.size()) {
            throw new Unfit("wrong-margins");
        }
        return margins;
    }

    private static double margin(Winner winner, Map<String, Double> margins, List<Criterion> criteria) {
        double weights = criteria.stream().mapToDouble(Criterion::weight).sum();
        double towardsFirst = criteria.stream()
                        .mapToDouble(c -> c.weight() * margins.get(c.name()))
                        .sum()
                / weights;
        return switch (winner) {
            case FIRST -> Math.max(0, towardsFirst);
            case SECOND -> Math.max(0, -towardsFirst);
            case TIE -> 0;
        };
    }
}
