package io.agon.inference;

import java.util.Objects;

/**
 * A text of which a model shall tell how probable it finds it.
 *
 * @param given what stands before the text, not to be scored itself; may be empty
 * @param text not empty
 */
public record ScoringCall(String role, String endpoint, String model, String given, String text) implements ModelCall {
    public ScoringCall {
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(endpoint, "endpoint");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(given, "given");
        if (text.isEmpty()) {
            throw new IllegalArgumentException("text is empty: must have something to score");
        }
    }
}
