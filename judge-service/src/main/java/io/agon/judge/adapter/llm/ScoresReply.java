package io.agon.judge.adapter.llm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonIntegerSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import io.agon.inference.ReplyShape;
import io.agon.judge.adapter.llm.StrictJson.Unfit;
import io.agon.judge.domain.asking.Reading;
import io.agon.judge.domain.judging.Criterion;
import io.agon.judge.domain.scoring.Scores;
import io.agon.judge.domain.scoring.Scores.Score;
import io.agon.stylometry.Quotations;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The reply of a judge that scores: {@code {"scores": {"<criterion>": {"quotes": ["…"], "reason": "…", "level": 3}}}}. Read
 * strictly: every criterion once, a level that there is. Quotes that do not stand in the text are left out and counted; a
 * reply most of whose quotes are such has not read the text, and is not read either.
 */
final class ScoresReply {
    private static final int MOST_QUOTES = 5;
    private static final int LONGEST = 1_000;
    private static final Set<String> FIELDS = Set.of("quotes", "reason", "level");

    private ScoresReply() {}

    /** The form that the endpoint is asked to keep to. */
    static ReplyShape shape(List<Criterion> criteria) {
        JsonObjectSchema score = JsonObjectSchema.builder()
                .addProperty(
                        "quotes",
                        JsonArraySchema.builder()
                                .items(JsonStringSchema.builder().build())
                                .build())
                .addProperty("reason", JsonStringSchema.builder().build())
                .addProperty("level", JsonIntegerSchema.builder().build())
                .required("quotes", "reason", "level")
                .additionalProperties(false)
                .build();
        JsonObjectSchema.Builder scores = JsonObjectSchema.builder();
        criteria.forEach(criterion -> scores.addProperty(criterion.name(), score));
        scores.required(criteria.stream().map(Criterion::name).toList()).additionalProperties(false);
        JsonObjectSchema root = JsonObjectSchema.builder()
                .addProperty("scores", scores.build())
                .required("scores")
                .additionalProperties(false)
                .build();
        return new ReplyShape(
                JsonSchema.builder().name("scores").rootElement(root).build());
    }

    /** @param text as it was shown */
    static Reading<Scores> read(String reply, List<Criterion> criteria, String text) {
        return StrictJson.read(reply, Set.of("scores"), root -> scores(root.get("scores"), criteria, text));
    }

    private static Scores scores(JsonNode node, List<Criterion> criteria, String text) {
        StrictJson.object(node, criteria.stream().map(Criterion::name).collect(Collectors.toSet()));
        Quotations quotations = Quotations.of(text);
        List<Score> scores = new ArrayList<>();
        int quoted = 0;
        int misquotes = 0;
        for (Criterion criterion : criteria) {
            JsonNode score = StrictJson.object(node.get(criterion.name()), FIELDS);
            List<String> given = quotes(score.get("quotes"));
            List<String> standing = given.stream().filter(quotations::hold).toList();
            quoted += standing.size();
            misquotes += given.size() - standing.size();
            int levels = Scores.levels(criterion);
            scores.add(new Score(
                    criterion.name(),
                    level(score.get("level"), levels),
                    levels,
                    standing,
                    reason(score.get("reason"))));
        }
        if (misquotes > quoted) {
            throw new Unfit("misquoted");
        }
        return new Scores(scores, misquotes);
    }

    private static int level(JsonNode node, int levels) {
        if (!node.isIntegralNumber() || node.asLong() < 1 || node.asLong() > levels) {
            throw new Unfit("wrong-level");
        }
        return node.asInt();
    }

    private static String reason(JsonNode node) {
        if (!node.isTextual() || node.asText().length() > LONGEST) {
            throw new Unfit("wrong-types");
        }
        return node.asText();
    }

    private static List<String> quotes(JsonNode node) {
        if (!node.isArray() || node.size() > MOST_QUOTES) {
            throw new Unfit("wrong-types");
        }
        List<String> quotes = new ArrayList<>();
        for (JsonNode quote : node) {
            if (!quote.isTextual() || quote.asText().length() > LONGEST) {
                throw new Unfit("wrong-types");
            }
            if (!quote.asText().isBlank()) {
                quotes.add(quote.asText());
            }
        }
        return quotes;
    }
}
