package io.agon.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Identifies a match.
 *
 * @param value {@code m-} and then 1 to 62 lower-case letters, digits or hyphens
 */
public record MatchId(@JsonValue String value) {

    /** @throws InvalidMessage if the value does not have the form above */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MatchId {
        Rules.id("MatchId", 'm', value);
    }

    @Override
    public String toString() {
        return value;
    }
}
