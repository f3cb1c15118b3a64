package io.agon.inference;

import java.util.List;
import java.util.Objects;

/**
 * Texts whose meaning a model shall tell as vectors.
 *
 * @param texts at least one; none of them empty, which endpoints refuse
 */
public record EmbeddingCall(String role, String endpoint, String model, List<String> texts) implements ModelCall {
    public EmbeddingCall {
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(endpoint, "endpoint");
        Objects.requireNonNull(model, "model");
        texts = List.copyOf(texts);
        if (texts.isEmpty() || texts.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("texts is without text: must have at least one, none of them blank");
        }
    }
}
