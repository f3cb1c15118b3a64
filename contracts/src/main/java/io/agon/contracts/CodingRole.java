package io.agon.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a coder is asked to do: a step of Grounded Theory. */
public enum CodingRole {
    /** Note codes in samples. */
    @JsonProperty("open")
    OPEN,
    /** Group codes into categories. */
    @JsonProperty("axial")
    AXIAL,
    /** Make criteria of categories. */
    @JsonProperty("selective")
    SELECTIVE,
    /** Compare new codes with the categories that there are: constant comparison. */
    @JsonProperty("comparison")
    COMPARISON
}
