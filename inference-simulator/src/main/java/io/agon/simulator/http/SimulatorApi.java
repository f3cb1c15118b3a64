package io.agon.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.simulator.answering.Models;
import io.agon.simulator.craft.Craft;
import io.agon.simulator.craft.CraftCache;
import io.agon.simulator.embedding.Embedding;
import io.agon.simulator.scoring.CacheModel;
import io.agon.simulator.tier.Slots;
import io.agon.simulator.tier.TierOptions;
import io.agon.simulator.tier.Tokens;
import io.agon.simulator.training.Adapters;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/** Routes requests and checks the key. Every response says that it is simulated. */
public final class SimulatorApi implements Handler<HttpServerRequest> {
    private static final int LARGEST_BODY = 16 * 1024 * 1024;
    private static final int MOST_DIMENSIONS = 4096;
    private static final String SIMULATED = "agon-simulator/";

    private final Models models;
    private final Adapters adapters;
    private final CraftCache crafts;
    private final Optional<String> apiKey;
    private final Statistics statistics = new Statistics();
    private final Slots slots;
    private final CallLog log = new CallLog(Clock.systemUTC());
    private final SeededFaults seeded = new SeededFaults();
    private final ChatCompletions completions;

    public SimulatorApi(
            Vertx vertx,
            Models models,
            Adapters adapters,
            CraftCache crafts,
            TierOptions tier,
            Optional<String> apiKey,
            long seed,
            ExecutorService writers) {
        this.models = models;
        this.adapters = adapters;
        this.crafts = crafts;
        this.apiKey = apiKey;
        this.slots = new Slots(tier.slots(), tier.queue());
        this.completions = new ChatCompletions(vertx, models, tier, seed, writers, slots, statistics, log, seeded);
    }

    @Override
    public void handle(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        response.putHeader("X-Agon-Simulated", "true");
        String length = request.getHeader("Content-Length");
        if (length != null && length.length() > 9 || length != null && Integer.parseInt(length) > LARGEST_BODY) {
            Responses.error(response, ApiError.tooLarge(LARGEST_BODY));
            return;
        }
        request.body().onSuccess(body -> {
            try {
                route(request, response, body.getBytes());
            } catch (ApiError error) {
                statistics.rejected();
                Responses.error(response, error);
            } catch (RuntimeException bug) {
                Responses.error(response, ApiError.serverError("The simulator failed: " + bug));
            }
        });
    }

    private void route(HttpServerRequest request, HttpServerResponse response, byte[] body) {
        String path = request.path();
        if (path.startsWith("/v1/")) {
            authenticate(request);
        }
        switch (request.method().name() + " " + path) {
            case "POST /v1/chat/completions" -> completions.handle(ChatRequest.read(Json.read(body)), response);
            case "POST /v1/completions" -> Responses.json(response, 200, scores(Json.read(body)));
            case "POST /v1/embeddings" -> Responses.json(response, 200, embeddings(Json.read(body)));
            case "POST /v1/load_lora_adapter" -> loadAdapter(Json.read(body), response);
            case "GET /v1/models" -> Responses.json(response, 200, models());
            case "GET /health" ->
                Responses.json(response, 200, Json.object().put("status", "UP").put("simulated", true));
            case "GET /metrics" ->
                response.putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                        .end(statistics.metrics(slots));
            case "GET /simulator/statistics" -> Responses.json(response, 200, statistics.json(slots));
            case "GET /simulator/faults" -> Responses.json(response, 200, seeded.json());
            case "GET /simulator/calls" -> Responses.json(response, 200, log.json(slots));
            case "DELETE /simulator/calls" -> {
                log.clear();
                Responses.json(response, 200, Json.object().put("simulated", true));
            }
            case "POST /simulator/quality" -> Responses.json(response, 200, quality(Json.read(body)));
            default -> throw ApiError.unknownPath(request.method().name(), path);
        }
    }

    private void authenticate(HttpServerRequest request) {
        if (apiKey.isPresent()) {
            String given =
                    Optional.ofNullable(request.getHeader("Authorization")).orElse("");
            byte[] wanted = ("Bearer " + apiKey.get()).getBytes(StandardCharsets.UTF_8);
            if (!MessageDigest.isEqual(wanted, given.getBytes(StandardCharsets.UTF_8))) {
                throw ApiError.wrongKey();
            }
        }
    }

    /** As vLLM loads adapters at run time. */
    private void loadAdapter(JsonNode request, HttpServerResponse response) {
        String name = request.path("lora_name").asText();
        String path = request.path("lora_path").asText();
        if (name.isEmpty() || path.isEmpty()) {
            throw ApiError.badRequest("lora_name", "Both 'lora_name' and 'lora_path' must be provided.");
        }
        switch (adapters.load(name, Path.of(path))) {
            case LOADED ->
                response.putHeader("Content-Type", "text/plain")
                        .end("Success: LoRA adapter '" + name + "' added successfully.");
            case ALREADY ->
                throw ApiError.badRequest("lora_name", "The lora adapter '" + name + "' has already been loaded.");
            case MISSING -> throw ApiError.noAdapter(name);
        }
    }

    private ObjectNode models() {
        ObjectNode body = Json.object().put("object", "list");
        ArrayNode data = body.putArray("data");
        for (String name : models.served()) {
            data.addObject()
                    .put("id", name)
                    .put("object", "model")
                    .put("created", 0)
                    .put("owned_by", "agon-simulator");
        }
        return body;
    }

    private ObjectNode embeddings(JsonNode request) {
        List<String> texts = request.path("input").isTextual()
                ? List.of(request.path("input").asText())
                : texts(request, "input");
        int dimensions = request.path("dimensions").asInt(Embedding.DIMENSIONS);
        if (dimensions < 16 || dimensions > MOST_DIMENSIONS) {
            throw ApiError.badRequest(
                    "dimensions", "dimensions is " + dimensions + ": must lie between 16 and " + MOST_DIMENSIONS + ".");
        }
        boolean base64 = request.path("encoding_format").asText("float").equals("base64");
        ObjectNode body = Json.object().put("object", "list");
        ArrayNode data = body.putArray("data");
        int tokens = 0;
        for (String text : texts) {
            tokens += Tokens.count(text);
            float[] vector = Embedding.of(text, crafts.of(text), dimensions);
            ObjectNode entry = data.addObject().put("object", "embedding").put("index", data.size() - 1);
            if (base64) {
                ByteBuffer bytes = ByteBuffer.allocate(4 * vector.length).order(ByteOrder.LITTLE_ENDIAN);
                bytes.asFloatBuffer().put(vector);
                entry.put("embedding", Base64.getEncoder().encodeToString(bytes.array()));
            } else {
                ArrayNode values = entry.putArray("embedding");
                for (float value : vector) {
                    values.add(value);
                }
            }
        }
        body.put("model", SIMULATED + request.path("model").asText("embedding"));
        usage(body, tokens);
        return body;
    }

    /** Only what scores a prompt: nobody completes texts here. */
    private ObjectNode scores(JsonNode request) {
        String model = request.path("model").asText();
        if (!models.serves(model)) {
            throw ApiError.unknownModel(model, String.join(", ", models.served()));
        }
        String prompt = request.path("prompt").asText();
        if (prompt.isEmpty()) {
            throw ApiError.badRequest("prompt", "prompt must be a string that is not empty.");
        }
        if (!request.path("echo").asBoolean() || !request.path("logprobs").isInt()) {
            throw ApiError.badRequest("echo", "The simulator scores prompts only: set echo to true and logprobs to 1.");
        }
        List<String> tokens = Tokens.split(prompt);
        double[] scores = CacheModel.logProbabilities(tokens);
        ObjectNode body = Json.object()
                .put("id", "cmpl-simulated")
                .put("object", "text_completion")
                .put("created", 0)
                .put("model", SIMULATED + model);
        ObjectNode choice = body.putArray("choices")
                .addObject()
                .put("text", prompt)
                .put("index", 0)
                .put("finish_reason", "length");
        ObjectNode logprobs = choice.putObject("logprobs");
        ArrayNode said = logprobs.putArray("tokens");
        ArrayNode logs = logprobs.putArray("token_logprobs");
        ArrayNode offsets = logprobs.putArray("text_offset");
        int offset = 0;
        for (int i = 0; i < scores.length; i++) {
            String token = tokens.get(i);
            said.add(token);
            offsets.add(offset);
            offset += token.codePointCount(0, token.length());
            if (i == 0) {
                logs.addNull();
            } else {
                logs.add(scores[i]);
            }
        }
        usage(body, scores.length);
        return body;
    }

    private static void usage(ObjectNode body, int tokens) {
        body.putObject("usage").put("prompt_tokens", tokens).put("total_tokens", tokens);
    }

    private ObjectNode quality(JsonNode request) {
        ObjectNode body = Json.object().put("simulated", true);
        ArrayNode qualities = body.putArray("qualities");
        for (String text : texts(request, "texts")) {
            Craft craft = crafts.of(text);
            ObjectNode traits =
                    qualities.addObject().put("quality", craft.quality()).putObject("traits");
            craft.byName().forEach(traits::put);
        }
        return body;
    }

    private static List<String> texts(JsonNode request, String name) {
        JsonNode list = request.path(name);
        List<String> texts = new ArrayList<>();
        if (list.isArray()) {
            for (JsonNode text : list) {
                if (text.isTextual()) {
                    texts.add(text.asText());
                }
            }
        }
        if (texts.isEmpty() || texts.size() != list.size()) {
            throw ApiError.badRequest(name, name + " must be a list of strings with at least one.");
        }
        return texts;
    }
}
