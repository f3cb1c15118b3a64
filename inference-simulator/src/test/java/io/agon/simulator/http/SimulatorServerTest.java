package io.agon.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.simulator.SimulatorOptions;
import io.agon.simulator.SimulatorServer;
import io.agon.simulator.Texts;
import io.agon.simulator.tier.Faults;
import io.agon.simulator.tier.Latency;
import io.agon.simulator.tier.TierOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

/** What an OpenAI client meets. */
class SimulatorServerTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static SimulatorServer usual;

    @BeforeAll
    static void start() {
        usual = SimulatorServer.start(SimulatorOptions.defaults());
    }

    @AfterAll
    static void stop() {
        usual.close();
    }

    private static HttpRequest.Builder to(SimulatorServer server, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header("Content-Type", "application/json");
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(SimulatorServer server, String path, String body) throws Exception {
        return send(to(server, path).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static JsonNode get(SimulatorServer server, String path) throws Exception {
        return JSON.readTree(send(to(server, path)).body());
    }

    private static ObjectNode chat(String model, String user) {
        ObjectNode body = JSON.createObjectNode().put("model", model).put("seed", 11);
        body.putArray("messages").addObject().put("role", "user").put("content", user);
        return body;
    }

    private static HttpResponse<String> complete(SimulatorServer server, ObjectNode body) throws Exception {
        return post(server, "/v1/chat/completions", body.toString());
    }

    private static String match(String first, String second) {
        return "Criteria:\n- plot tension (weight 1): stakes\n<<<TEXT A 01234567>>>\n" + first
                + "\n<<<END A 01234567>>>\n<<<TEXT B 89abcdef>>>\n" + second + "\n<<<END B 89abcdef>>>\n";
    }

    @Test
    void servesItsModelsAndSaysEverywhereThatItIsSimulated() throws Exception {
        assertThat(get(usual, "/v1/models").path("data").findValuesAsText("id"))
                .containsExactly("simulated-writer", "simulated-judge", "simulated-nonsense");
        for (String path : List.of("/v1/models", "/health", "/simulator/statistics", "/nowhere")) {
            assertThat(send(to(usual, path)).headers().firstValue("X-Agon-Simulated"))
                    .as(path)
                    .contains("true");
        }
    }

    @Test
    void tellsPrometheusWhatServersOfModelsTell() throws Exception {
        try (SimulatorServer server = SimulatorServer.start(SimulatorOptions.defaults())) {
            JsonNode usage = JSON.readTree(complete(server, chat("simulated-writer", "Form: poem\nBrief: rain"))
                            .body())
                    .path("usage");
            String metrics = send(to(server, "/metrics")).body();

            assertThat(metrics)
                    .contains("vllm:num_requests_running{engine=\"0\",model_name=\"simulated\"} 0.0\n")
                    .contains("vllm:e2e_request_latency_seconds_count{engine=\"0\",model_name=\"simulated\"} 1\n")
                    .contains(
                            "vllm:time_to_first_token_seconds_bucket{engine=\"0\",model_name=\"simulated\",le=\"+Inf\"} 1\n")
                    .contains("vllm:generation_tokens_total{engine=\"0\",model_name=\"simulated\"} "
                            + usage.path("completion_tokens").asDouble() + "\n");
        }
    }

    @Test
    void writesWithUsageAndAlwaysAlikeForTheSameSeed() throws Exception {
        ObjectNode body = chat("simulated-writer", "Form: poem\nBrief: rain\nLength: at most 80 words");
        JsonNode reply = JSON.readTree(complete(usual, body).body());
        try (SimulatorServer other = SimulatorServer.start(SimulatorOptions.defaults())) {
            JsonNode same = JSON.readTree(complete(other, body).body());
            assertThat(same.at("/choices/0/message/content")).isEqualTo(reply.at("/choices/0/message/content"));
        }
        JsonNode otherSeed =
                JSON.readTree(complete(usual, body.deepCopy().put("seed", 12)).body());

        assertThat(otherSeed.at("/choices/0/message/content")).isNotEqualTo(reply.at("/choices/0/message/content"));
        assertThat(reply.at("/choices/0/finish_reason").asText()).isEqualTo("stop");
        assertThat(reply.at("/usage/prompt_tokens").asInt()).isPositive();
        assertThat(reply.at("/usage/total_tokens").asInt())
                .isEqualTo(reply.at("/usage/prompt_tokens").asInt()
                        + reply.at("/usage/completion_tokens").asInt());
        assertThat(reply.path("system_fingerprint").asText()).startsWith("agon-simulator");
    }

    @Test
    void cutsAtTheTokensAllowed() throws Exception {
        JsonNode reply = JSON.readTree(
                complete(usual, chat("simulated-writer", "Brief: rain").put("max_tokens", 7))
                        .body());

        assertThat(reply.at("/choices/0/finish_reason").asText()).isEqualTo("length");
        assertThat(reply.at("/usage/completion_tokens").asInt()).isEqualTo(7);
    }

    @Test
    void streamsTheSameTextAndEndsWithUsage() throws Exception {
        ObjectNode body = chat("simulated-writer", "Form: poem\nBrief: snow\nLength: at most 60 words");
        String whole = JSON.readTree(complete(usual, body).body())
                .at("/choices/0/message/content")
                .asText();
        ObjectNode streaming = body.deepCopy().put("stream", true);
        streaming.putObject("stream_options").put("include_usage", true);
        HttpResponse<String> stream = complete(usual, streaming);
        StringBuilder text = new StringBuilder();
        List<JsonNode> chunks = new ArrayList<>();
        List<String> events =
                stream.body().lines().filter(line -> line.startsWith("data: ")).toList();
        for (String event : events.subList(0, events.size() - 1)) {
            JsonNode chunk = JSON.readTree(event.substring(6));
            chunks.add(chunk);
            text.append(chunk.at("/choices/0/delta/content").asText(""));
        }

        assertThat(stream.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        assertThat(events.getLast()).isEqualTo("data: [DONE]");
        assertThat(text.toString()).isEqualTo(whole);
        assertThat(chunks.getLast().at("/usage/completion_tokens").asInt()).isPositive();
    }

    @Test
    void tellsTheProbabilitiesOfAVerdictOfOneLetter() throws Exception {
        ObjectNode body = chat(
                        "simulated-judge",
                        match(Texts.draft(2, 1), Texts.draft(-2, 2)) + "Answer with one letter: A, B or T (tie).")
                .put("logprobs", true)
                .put("top_logprobs", 20)
                .put("max_tokens", 1);
        JsonNode first = JSON.readTree(complete(usual, body).body()).at("/choices/0/logprobs/content/0");
        double sum = 0;
        double forA = 0;
        for (JsonNode alternative : first.path("top_logprobs")) {
            double probability = Math.exp(alternative.path("logprob").asDouble());
            sum += probability;
            forA += alternative.path("token").asText().equals("A") ? probability : 0;
        }

        assertThat(sum).isCloseTo(1, within(1e-6));
        assertThat(forA).isGreaterThan(0.6);
    }

    @Test
    void judgesInTheShapeOfASchema() throws Exception {
        ObjectNode body = chat("simulated-judge", match(Texts.draft(1, 1), Texts.draft(-1, 2)));
        body.set("response_format", JSON.readTree("""
                {"type": "json_schema", "json_schema": {"name": "verdict", "strict": true, "schema": {
                  "type": "object", "required": ["analysis", "margins", "verdict"],
                  "properties": {
                    "analysis": {"type": "string"},
                    "margins": {"type": "object", "properties": {
                        "plot tension": {"type": "integer", "minimum": -3, "maximum": 3}}},
                    "verdict": {"type": "string", "enum": ["A", "B", "tie"]}}}}}
                """));
        JsonNode reply = JSON.readTree(JSON.readTree(complete(usual, body).body())
                .at("/choices/0/message/content")
                .asText());

        assertThat(reply.path("analysis").asText()).isNotBlank();
        assertThat(reply.at("/margins/plot tension").asInt()).isBetween(-3, 3);
        assertThat(reply.path("verdict").asText()).isIn("A", "B", "tie");
    }

    @Test
    void embedsWhatIsAlikeNearEachOther() throws Exception {
        String text = Texts.draft(0, 1);
        ObjectNode body =
                JSON.createObjectNode().put("model", "simulated-embedding").put("dimensions", 64);
        body.putArray("input").add(text).add(text.replace("she", "he")).add("Mass times acceleration is force.");
        JsonNode data = JSON.readTree(
                        post(usual, "/v1/embeddings", body.toString()).body())
                .path("data");

        assertThat(data.at("/0/embedding")).hasSize(64);
        assertThat(cosine(data, 0, 1)).isGreaterThan(cosine(data, 0, 2) + 0.2);
        assertThat(post(usual, "/v1/embeddings", "{\"model\": \"m\", \"input\": [1]}")
                        .statusCode())
                .isEqualTo(400);
    }

    private static double cosine(JsonNode data, int one, int other) {
        return IntStream.range(0, 64)
                .mapToDouble(i -> data.path(one).path("embedding").path(i).asDouble()
                        * data.path(other).path("embedding").path(i).asDouble())
                .sum();
    }

    @Test
    void scoresAPromptAndFindsWhatItHasReadMoreProbable() throws Exception {
        String text = Texts.draft(0, 1);
        double alone = score("Once. ", text);
        assertThat(alone).isNegative();
        assertThat(score(text + " ", text)).isGreaterThan(alone);
        assertThat(score(Texts.draft(1, 1) + " ", text)).isLessThan(score(text + " ", text));
        assertThat(post(usual, "/v1/completions", "{\"model\": \"simulated-writer\", \"prompt\": \"x\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(post(usual, "/v1/completions", "{\"model\": \"m\", \"prompt\": \"x\"}")
                        .statusCode())
                .isEqualTo(404);
    }

    /** Log-probability of a text after another, summed over its tokens. */
    private static double score(String given, String text) throws Exception {
        ObjectNode body = JSON.createObjectNode()
                .put("model", "simulated-writer")
                .put("prompt", given + text)
                .put("echo", true)
                .put("logprobs", 1)
                .put("max_tokens", 1);
        JsonNode told = JSON.readTree(
                        post(usual, "/v1/completions", body.toString()).body())
                .at("/choices/0/logprobs");
        assertThat(told.path("tokens").size())
                .isEqualTo(told.path("text_offset").size())
                .isEqualTo(told.path("token_logprobs").size());
        return IntStream.range(0, told.path("tokens").size())
                .filter(i -> told.path("text_offset").path(i).asInt() >= given.length())
                .mapToDouble(i -> told.path("token_logprobs").path(i).asDouble())
                .sum();
    }

    @Test
    void refusesWhatItCannotServeAndSaysWhy() throws Exception {
        refused(chat("gpt", "hello"), 404, "model_not_found", "Served: simulated-writer");
        refused(
                chat("simulated-writer", "x").put("temperature", 3),
                400,
                "invalid_value",
                "temperature is 3: must lie");
        refused(chat("simulated-writer", "x").put("seed", "one"), 400, "invalid_value", "seed is \"one\"");
        refused(chat("simulated-writer", "x").put("n", 2), 400, "invalid_value", "n is 2: must be 1.");
        refused(chat("simulated-writer", "x").put("top_logprobs", 3), 400, "invalid_value", "needs logprobs");
        assertThat(post(usual, "/v1/chat/completions", "{").statusCode()).isEqualTo(400);
        assertThat(post(usual, "/v1/chat/completions", "{}").statusCode()).isEqualTo(400);
        assertThat(send(to(usual, "/v1/nothing")).statusCode()).isEqualTo(404);
    }

    private static void refused(ObjectNode body, int status, String code, String message) throws Exception {
        HttpResponse<String> response = complete(usual, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        JsonNode error = JSON.readTree(response.body()).path("error");
        assertThat(error.path("code").asText()).isEqualTo(code);
        assertThat(error.path("message").asText()).contains(message);
    }

    @Test
    void asksForItsKey() throws Exception {
        try (SimulatorServer server =
                SimulatorServer.start(SimulatorOptions.defaults().withApiKey("s3cret"))) {
            assertThat(complete(server, chat("simulated-writer", "x")).statusCode())
                    .isEqualTo(401);
            assertThat(send(to(server, "/v1/models").header("Authorization", "Bearer s3cret"))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    private static SimulatorServer tier(TierOptions options) {
        return SimulatorServer.start(SimulatorOptions.defaults().withTier(options));
    }

    private static CompletableFuture<HttpResponse<String>> begin(SimulatorServer server, String user) {
        return HTTP.sendAsync(
                to(server, "/v1/chat/completions")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                chat("simulated-nonsense", user).toString()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void whatFindsNoPlaceInTheQueueIsToldToComeAgain() throws Exception {
        TierOptions small =
                TierOptions.defaults().withSlots(1, 0).withLatency(new Latency.Fixed(Duration.ofSeconds(30)));
        try (SimulatorServer server = tier(small)) {
            var unused = begin(server, "first");
            await().until(() ->
                    get(server, "/simulator/statistics").at("/slots/busy").asInt() == 1);
            HttpResponse<String> second = begin(server, "second").get();

            assertThat(second.statusCode()).isEqualTo(429);
            assertThat(second.headers().firstValue("Retry-After")).contains("1");
        }
    }

    @Test
    void aClientThatGoesAwayGivesItsSlotBack() throws Exception {
        TierOptions hanging = TierOptions.defaults().withSlots(1, 10).withFaults(new Faults.Shares(0, 0, 0, 1));
        try (SimulatorServer server = tier(hanging)) {
            var call = begin(server, "never answered");
            await().until(() ->
                    get(server, "/simulator/statistics").at("/slots/busy").asInt() == 1);
            assertThat(call.cancel(true)).isTrue();

            await().until(() ->
                    get(server, "/simulator/statistics").at("/slots/busy").asInt() == 0);
            assertThat(get(server, "/simulator/statistics").at("/faults/hangs").asInt())
                    .isEqualTo(1);
        }
    }

    @Test
    void failsInTheWaysAskedFor() throws Exception {
        try (SimulatorServer server = tier(TierOptions.defaults().withFaults(new Faults.Shares(0, 1, 0, 0)))) {
            assertThat(begin(server, "x").get().statusCode()).isEqualTo(500);
        }
        try (SimulatorServer server = tier(TierOptions.defaults().withFaults(new Faults.Shares(0, 0, 1, 0)))) {
            assertThat(begin(server, "x").get().statusCode()).isEqualTo(503);
        }
    }

    @Test
    void tellsWhenEachCallHadItsSlot() throws Exception {
        TierOptions slow =
                TierOptions.defaults().withSlots(2, 10).withLatency(new Latency.Fixed(Duration.ofMillis(30)));
        try (SimulatorServer server = tier(slow)) {
            List<CompletableFuture<HttpResponse<String>>> calls = IntStream.range(0, 5)
                    .mapToObj(i -> begin(server, "call " + i))
                    .toList();
            calls.forEach(CompletableFuture::join);
            await().until(() -> get(server, "/simulator/calls").path("calls").size() == 5);
            JsonNode log = get(server, "/simulator/calls");

            assertThat(log.path("slots").asInt()).isEqualTo(2);
            assertThat(log.path("models"))
                    .singleElement()
                    .extracting(JsonNode::asText)
                    .isEqualTo("simulated-nonsense");
            for (JsonNode call : log.path("calls")) {
                assertThat(call.path(2).asLong() - call.path(1).asLong())
                        .isGreaterThanOrEqualTo(call.path(3).asLong() - 1_000);
                assertThat(call.path(3).asLong()).isEqualTo(30_000);
            }
            var unused = send(to(server, "/simulator/calls").DELETE());
            assertThat(get(server, "/simulator/calls").path("calls")).isEmpty();
        }
    }

    @Test
    void tellsWhatTextsAreWorth() throws Exception {
        ObjectNode body = JSON.createObjectNode();
        body.putArray("texts").add(Texts.draft(-2, 1)).add(Texts.draft(2, 1));
        JsonNode qualities = JSON.readTree(
                        post(usual, "/simulator/quality", body.toString()).body())
                .path("qualities");

        assertThat(qualities.at("/1/quality").asDouble())
                .isGreaterThan(qualities.at("/0/quality").asDouble() + 2);
        assertThat(qualities.at("/0/traits")).hasSize(8);
    }

    @Test
    void aPortThatIsTakenIsNamed() {
        assertThatThrownBy(
                        () -> SimulatorServer.start(SimulatorOptions.defaults().withPort(usual.port())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cannot listen on 127.0.0.1:" + usual.port());
        assertThatThrownBy(() -> SimulatorOptions.defaults().withPort(70_000))
                .hasMessage("port is 70000: must lie between 0 and 65535");
    }
}
