package io.agon.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.simulator.answering.Answer;
import io.agon.simulator.draw.Draws;
import io.agon.simulator.judging.Judgment;
import io.agon.simulator.judging.Odds;
import io.agon.simulator.tier.Tokens;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An answer in the shape that the request wants: text cut to the tokens allowed, with log-probabilities for its tokens.
 *
 * @param text the content
 * @param tokens its tokens
 * @param finishReason {@code stop} or {@code length}
 * @param firstToken probabilities of the first token's alternatives, where the answer has an opinion on them
 */
record Reply(String text, List<String> tokens, String finishReason, Map<String, Double> firstToken) {
    /** Probability that the verdict letters share; the rest goes to tokens that are no verdict. */
    private static final double LETTERS = 0.99;

    private static final double LEAST = 1e-9;

    static Reply of(Answer answer, ChatRequest request, Draws draws) {
        return switch (answer) {
            case Answer.Structured structured -> cut(structured.json(), request, Map.of());
            case Answer.Nonsense nonsense -> cut(nonsense.text(), request, Map.of());
            case Answer.Prose prose ->
                cut(
                        request.schema()
                                .map(schema -> Json.text(new SchemaFiller(prose.text(), draws).fill(schema)))
                                .orElse(prose.text()),
                        request,
                        Map.of());
            case Answer.Judged judged -> judged(judged, request, draws);
        };
    }

    private static Reply judged(Answer.Judged judged, ChatRequest request, Draws draws) {
        return switch (judged.judgment()) {
            case Judgment.Malformed malformed -> cut(malformed.text(), request, Map.of());
            case Judgment.Letter letter -> cut(String.valueOf(letter.letter()), request, letters(letter.odds()));
            case Judgment.Reasoned reasoned ->
                cut(Json.text(json(reasoned, request.schema(), draws)), request, Map.of());
        };
    }

    private static JsonNode json(Judgment.Reasoned reasoned, Optional<JsonNode> schema, Draws draws) {
        ObjectNode reply = Json.object();
        if (schema.isPresent() && schema.get().path("properties").size() > 0) {
            reply = new SchemaFiller(reasoned.analysis(), draws)
                    .fill(schema.get())
                    .deepCopy();
        }
        reply.put("analysis", reasoned.analysis());
        ObjectNode margins = reply.path("margins") instanceof ObjectNode given ? given : Json.object();
        reasoned.margins().forEach(margins::put);
        reply.set("margins", margins);
        String verdict = reasoned.verdict();
        if (schema.isPresent()) {
            for (JsonNode spelling :
                    schema.get().path("properties").path("verdict").path("enum")) {
                if (spelling.asText()
                        .toLowerCase(Locale.ROOT)
                        .startsWith(verdict.substring(0, 1).toLowerCase(Locale.ROOT))) {
                    verdict = spelling.asText();
                }
            }
        }
        return reply.put("verdict", verdict);
    }

    private static Map<String, Double> letters(Odds odds) {
        Map<String, Double> letters = new LinkedHashMap<>();
        letters.put("A", LETTERS * odds.first());
        letters.put("B", LETTERS * odds.second());
        letters.put("T", LETTERS * odds.tie());
        letters.put("Both", (1 - LETTERS) / 2);
        letters.put("The", (1 - LETTERS) / 2);
        return letters;
    }

    private static Reply cut(String text, ChatRequest request, Map<String, Double> firstToken) {
        List<String> tokens = Tokens.split(text);
        if (tokens.size() <= request.maxTokens()) {
            return new Reply(text, tokens, "stop", firstToken);
        }
        List<String> kept = List.copyOf(tokens.subList(0, request.maxTokens()));
        return new Reply(String.join("", kept), kept, "length", firstToken);
    }

    /** The alternatives at a token, the most probable first; the token itself is always among them. */
    List<Map.Entry<String, Double>> alternatives(int position) {
        Map<String, Double> probabilities = new LinkedHashMap<>();
        if (position == 0) {
            probabilities.putAll(firstToken);
        }
        probabilities.putIfAbsent(tokens.get(position), 0.9);
        List<Map.Entry<String, Double>> sorted = new ArrayList<>(probabilities.entrySet());
        sorted.sort(Map.Entry.<String, Double>comparingByValue().reversed());
        return sorted;
    }

    static double logprob(double probability) {
        return Math.log(Math.max(LEAST, probability));
    }
}
