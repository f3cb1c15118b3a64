package io.agon.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Identifies a score: the same text scored by the same rubric and model has the same id.
 *
 * @param value {@code p-} and then 1 to 62 lower-case letters, digits or hyphens
 */
public record ScoreId(@JsonValue String value) {

    /** @throws InvalidMessage if the value does not have the form above */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ScoreId {
        Rules.id("ScoreId", 'p', value);
    }

    @Override
    public String toString() {
        return value;
    }
}
