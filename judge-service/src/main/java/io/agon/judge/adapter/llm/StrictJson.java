package io.agon.judge.adapter.llm;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.agon.judge.domain.asking.Reading;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Replies that are JSON and nothing else: no key twice, nothing before or after, exactly the fields asked for. */
final class StrictJson {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private StrictJson() {}

    /** A reply that is not what was asked for. */
    static final class Unfit extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** @param reason a short code, such as {@code wrong-fields} */
        Unfit(String reason) {
            super(reason, null, false, false);
        }
    }

    /**
     * Reads an object of exactly these fields.
     *
     * @param content makes what was asked for of it; may throw {@link Unfit}
     */
    static <T> Reading<T> read(String reply, Set<String> fields, Function<JsonNode, T> content) {
        JsonNode root;
        try {
            root = JSON.readTree(reply.strip());
        } catch (JsonProcessingException e) {
            return new Reading.Unreadable<>("not-json", true);
        }
        try {
            return new Reading.Readable<>(content.apply(object(root, fields)));
        } catch (Unfit e) {
            return new Reading.Unreadable<>(e.getMessage(), true);
        }
    }

    /** The node, if it is an object of exactly these fields. */
    static JsonNode object(JsonNode node, Set<String> fields) {
        if (node == null || !node.isObject()) {
            throw new Unfit("wrong-fields");
        }
        Set<String> names = node.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
        if (!names.equals(fields)) {
            throw new Unfit("wrong-fields");
        }
        return node;
    }
}
