package io.agon.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Identifies a candidate.
 *
 * @param value {@code c-} and then 1 to 62 lower-case letters, digits or hyphens
 */
public record CandidateId(@JsonValue String value) {

    /** @throws InvalidMessage if the value does not have the form above */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CandidateId {
        Rules.id("CandidateId", 'c', value);
    }

    @Override
    public String toString() {
        return value;
    }
}
