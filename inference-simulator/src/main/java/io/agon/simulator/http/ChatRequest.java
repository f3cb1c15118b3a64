package io.agon.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.agon.simulator.draw.Draws;
import io.agon.simulator.prompt.Message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A request for a completion, read and validated.
 *
 * @param prompt all messages as one text, each after its role: what the tier has to read
 * @param content hash of that text
 * @param seed 0 if not given
 * @param maxTokens most tokens of the reply, {@link Integer#MAX_VALUE} if not given
 * @param topLogprobs alternatives wanted at each token, 0 if none
 * @param form name of the schema below; empty where none is given
 * @param schema JSON schema that the reply must follow; a schema of any object where only an object is asked for
 */
record ChatRequest(
        String model,
        List<Message> messages,
        CharSequence prompt,
        long content,
        long seed,
        int maxTokens,
        boolean logprobs,
        int topLogprobs,
        boolean stream,
        boolean streamUsage,
        String form,
        Optional<JsonNode> schema) {
    private static final int MOST_TOP_LOGPROBS = 20;

    /**
     * Reads a body.
     *
     * @throws ApiError 400 that names the parameter, its value and the rule
     */
    static ChatRequest read(JsonNode body) {
        String model = string(body, "model");
        JsonNode list = body.path("messages");
        if (!list.isArray() || list.isEmpty()) {
            throw ApiError.badRequest("messages", "messages must be a list with at least one message.");
        }
        List<Message> messages = new ArrayList<>(list.size());
        StringBuilder prompt = new StringBuilder();
        for (JsonNode node : list) {
            Message message = new Message(string(node, "role"), content(node.path("content")));
            messages.add(message);
            prompt.append('\n').append(message.role()).append('\n').append(message.content());
        }
        if (integer(body, "n", 1, 1, Integer.MAX_VALUE) > 1) {
            throw ApiError.badRequest("n", "n is " + body.path("n") + ": must be 1.");
        }
        JsonNode temperature = body.path("temperature");
        if (temperature.isNumber() && !(temperature.asDouble() >= 0 && temperature.asDouble() <= 2)) {
            throw ApiError.badRequest("temperature", "temperature is " + temperature + ": must lie between 0 and 2.");
        }
        int most = integer(body, "max_tokens", Integer.MAX_VALUE, 1, Integer.MAX_VALUE);
        boolean logprobs = body.path("logprobs").asBoolean(false);
        int top = integer(body, "top_logprobs", 0, 0, MOST_TOP_LOGPROBS);
        if (top > 0 && !logprobs) {
            throw ApiError.badRequest("top_logprobs", "top_logprobs is " + top + ": needs logprobs to be true.");
        }
        JsonNode seed = body.path("seed");
        if (!seed.isMissingNode() && !seed.isNull() && !seed.isIntegralNumber()) {
            throw ApiError.badRequest("seed", "seed is " + seed + ": must be an integer.");
        }
        return new ChatRequest(
                model,
                messages,
                prompt,
                Draws.hash(prompt),
                seed.asLong(0),
                integer(body, "max_completion_tokens", most, 1, Integer.MAX_VALUE),
                logprobs,
                top,
                body.path("stream").asBoolean(false),
                body.path("stream_options").path("include_usage").asBoolean(false),
                body.path("response_format").path("json_schema").path("name").asText(""),
                schema(body.path("response_format")));
    }

    private static Optional<JsonNode> schema(JsonNode format) {
        return switch (format.path("type").asText("text")) {
            case "text" -> Optional.empty();
            case "json_object" -> Optional.of(Json.object().put("type", "object"));
            case "json_schema" -> {
                JsonNode schema = format.path("json_schema").path("schema");
                if (!schema.isObject()) {
                    throw ApiError.badRequest(
                            "response_format", "response_format.json_schema.schema must be an object.");
                }
                yield Optional.of(schema);
            }
            case String other ->
                throw ApiError.badRequest(
                        "response_format",
                        "response_format.type is '" + other + "': must be text, json_object or json_schema.");
        };
    }

    private static String string(JsonNode node, String name) {
        if (!node.path(name).isTextual() || node.path(name).asText().isEmpty()) {
            throw ApiError.badRequest(name, name + " must be a string that is not empty.");
        }
        return node.path(name).asText();
    }

    private static String content(JsonNode content) {
        if (content.isTextual()) {
            return content.asText();
        }
        if (content.isNull() || content.isMissingNode()) {
            return "";
        }
        if (!content.isArray()) {
            throw ApiError.badRequest("messages", "content must be a string or a list of text parts.");
        }
        StringBuilder text = new StringBuilder();
        for (JsonNode part : content) {
            if (!part.path("type").asText("").equals("text")) {
                throw ApiError.badRequest("messages", "content part is " + part.path("type") + ": must be \"text\".");
            }
            text.append(part.path("text").asText(""));
        }
        return text.toString();
    }

    private static int integer(JsonNode body, String name, int otherwise, int least, int most) {
        JsonNode value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() < least || value.asLong() > most) {
            throw ApiError.badRequest(
                    name, name + " is " + value + ": must be an integer from " + least + " to " + most + ".");
        }
        return value.asInt();
    }
}
