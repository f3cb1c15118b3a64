package io.agon.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Identifies a scaffold request.
 *
 * @param value {@code s-} and then 1 to 62 lower-case letters, digits or hyphens
 */
public record ScaffoldId(@JsonValue String value) {

    /** @throws InvalidMessage if the value does not have the form above */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ScaffoldId {
        Rules.id("ScaffoldId", 's', value);
    }

    @Override
    public String toString() {
        return value;
    }
}
