package io.agon.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Identifies a run.
 *
 * @param value {@code r-} and then 1 to 62 lower-case letters, digits or hyphens
 */
public record RunId(@JsonValue String value) {

    /** @throws InvalidMessage if the value does not have the form above */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RunId {
        Rules.id("RunId", 'r', value);
    }

    @Override
    public String toString() {
        return value;
    }
}
