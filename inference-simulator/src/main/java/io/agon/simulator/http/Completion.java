package io.agon.simulator.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.simulator.tier.PrefixCache.Prefill;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A completion on the wire, whole or in chunks. */
final class Completion {
    /** Starts with what clients recognise a simulator by. */
    static final String FINGERPRINT = "agon-simulator-" + version();

    private final ChatRequest request;
    private final Reply reply;
    private final Prefill prefill;
    private final String id;
    private final long created = Instant.now().getEpochSecond();

    Completion(ChatRequest request, Reply reply, Prefill prefill, long number) {
        this.request = request;
        this.reply = reply;
        this.prefill = prefill;
        this.id = "chatcmpl-simulated-" + number;
    }

    int tokens() {
        return reply.tokens().size();
    }

    ObjectNode whole() {
        ObjectNode body = head("chat.completion");
        ObjectNode choice = body.putArray("choices").addObject().put("index", 0);
        choice.putObject("message").put("role", "assistant").put("content", reply.text());
        choice.put("finish_reason", reply.finishReason());
        choice.set("logprobs", request.logprobs() ? logprobs(0, tokens()) : null);
        body.set("usage", usage());
        return body;
    }

    ObjectNode opening() {
        ObjectNode body = head("chat.completion.chunk");
        ObjectNode choice = body.putArray("choices").addObject().put("index", 0);
        choice.putObject("delta").put("role", "assistant").put("content", "");
        choice.putNull("finish_reason");
        return body;
    }

    /** The tokens from one position to another. */
    ObjectNode chunk(int from, int to) {
        ObjectNode body = head("chat.completion.chunk");
        ObjectNode choice = body.putArray("choices").addObject().put("index", 0);
        choice.putObject("delta").put("content", String.join("", reply.tokens().subList(from, to)));
        choice.set("logprobs", request.logprobs() ? logprobs(from, to) : null);
        choice.putNull("finish_reason");
        return body;
    }

    ObjectNode ending() {
        ObjectNode body = head("chat.completion.chunk");
        ObjectNode choice = body.putArray("choices").addObject().put("index", 0);
        choice.putObject("delta");
        choice.put("finish_reason", reply.finishReason());
        return body;
    }

    ObjectNode usageChunk() {
        ObjectNode body = head("chat.completion.chunk");
        body.putArray("choices");
        body.set("usage", usage());
        return body;
    }

    private ObjectNode head(String kind) {
        return Json.object()
                .put("id", id)
                .put("object", kind)
                .put("created", created)
                .put("model", request.model())
                .put("system_fingerprint", FINGERPRINT);
    }

    private ObjectNode usage() {
        ObjectNode usage = Json.object()
                .put("prompt_tokens", prefill.tokens())
                .put("completion_tokens", tokens())
                .put("total_tokens", prefill.tokens() + tokens());
        usage.putObject("prompt_tokens_details").put("cached_tokens", prefill.cached());
        return usage;
    }

    private ObjectNode logprobs(int from, int to) {
        ObjectNode logprobs = Json.object();
        ArrayNode content = logprobs.putArray("content");
        for (int i = from; i < to; i++) {
            String token = reply.tokens().get(i);
            List<Map.Entry<String, Double>> alternatives = reply.alternatives(i);
            ObjectNode entry = content.addObject();
            for (Map.Entry<String, Double> alternative : alternatives) {
                if (alternative.getKey().equals(token)) {
                    put(entry, alternative);
                }
            }
            ArrayNode top = entry.putArray("top_logprobs");
            alternatives.stream()
                    .limit(request.topLogprobs())
                    .forEach(alternative -> put(top.addObject(), alternative));
        }
        return logprobs;
    }

    private static void put(ObjectNode node, Map.Entry<String, Double> alternative) {
        node.put("token", alternative.getKey()).put("logprob", Reply.logprob(alternative.getValue()));
        ArrayNode bytes = node.putArray("bytes");
        for (byte b : alternative.getKey().getBytes(StandardCharsets.UTF_8)) {
            bytes.add(b & 0xFF);
        }
    }

    private static String version() {
        String version = Completion.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
