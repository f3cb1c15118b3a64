package io.agon.generator.domain.drafting;

import java.util.List;

/** How an assignment ended. */
public sealed interface Draft {
    /** How it was made. */
    Provenance provenance();

    /** A text that keeps to the rules. */
    record Accepted(String text, int words, boolean repaired, Provenance provenance) implements Draft {}

    /** No text: what the last draft broke. */
    record Rejected(int words, List<String> violations, Provenance provenance) implements Draft {
        public Rejected {
            violations = List.copyOf(violations);
        }
    }

    /**
     * How a draft was made.
     *
     * @param model the model's own name as it answered
     * @param prompt name and version of the prompt of the last call
     * @param promptHash SHA-256 of that prompt's resource
     * @param consumption all calls together
     * @param simulated whether the inference simulator wrote
     */
    record Provenance(String model, String prompt, String promptHash, Consumption consumption, boolean simulated) {}
}
