package io.agon.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Identifies a question to a reflector.
 *
 * @param value {@code f-} and then 1 to 62 lower-case letters, digits or hyphens
 */
public record ReflectionId(@JsonValue String value) {

    /** @throws InvalidMessage if the value does not have the form above */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ReflectionId {
        Rules.id("ReflectionId", 'f', value);
    }

    @Override
    public String toString() {
        return value;
    }
}
