package io.agon.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a match ended. */
public enum Outcome {
    @JsonProperty("first")
    FIRST,
    @JsonProperty("second")
    SECOND,
    @JsonProperty("tie")
    TIE,
    /** Unreadable after every re-ask: moves no rating. */
    @JsonProperty("void")
    VOID
}
