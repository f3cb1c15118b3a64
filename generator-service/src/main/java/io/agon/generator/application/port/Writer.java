package io.agon.generator.application.port;

import io.agon.generator.domain.drafting.Assignment;
import io.agon.generator.domain.drafting.Draft.Provenance;

import java.util.List;

/** A model that writes. Failures of the endpoint pass through as they are. */
public interface Writer {
    /** Writes a first draft. */
    Reply write(Assignment assignment);

    /** Writes a draft again so that it keeps to the rules it broke. */
    Reply repair(Assignment assignment, String draft, List<String> violations);

    /** What came back. */
    sealed interface Reply {
        /** How it was made. */
        Provenance provenance();
    }

    /** The raw text of the reply. */
    record Written(String text, Provenance provenance) implements Reply {}

    /** The request is longer than the model can read: no text, and none to be had by asking again. */
    record TooLong(Provenance provenance) implements Reply {}
}
