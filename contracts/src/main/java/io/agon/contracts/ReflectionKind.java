package io.agon.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a reflector is asked for. */
public enum ReflectionKind {
    /** What to do about a text's weakness. */
    @JsonProperty("advice")
    ADVICE,
    /** What a passage means, as a vector. */
    @JsonProperty("embedding")
    EMBEDDING
}
