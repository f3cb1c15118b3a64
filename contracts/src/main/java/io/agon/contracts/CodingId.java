package io.agon.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Identifies a question to a coder.
 *
 * @param value {@code k-} and then 1 to 62 lower-case letters, digits or hyphens
 */
public record CodingId(@JsonValue String value) {

    /** @throws InvalidMessage if the value does not have the form above */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CodingId {
        Rules.id("CodingId", 'k', value);
    }

    @Override
    public String toString() {
        return value;
    }
}
