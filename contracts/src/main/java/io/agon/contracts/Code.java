package io.agon.contracts;

import java.util.List;

/**
 * Something that a coder noticed in texts (Grounded Theory: open coding).
 *
 * @param label a few words
 * @param strength whether it makes texts better; false: worse
 * @param evidence passages that show it, each checked to stand in its sample; left out where codes are passed on
 */
public record Code(String label, String description, boolean strength, List<Evidence> evidence) {
    /** A passage of a sample. */
    public record Evidence(String sample, String quote) {
        public Evidence {
            Rules.word("evidence.sample", sample);
            Rules.text("evidence.quote", quote);
        }
    }

    public Code {
        Rules.word("code.label", label);
        Rules.text("code.description", description);
        evidence = Rules.list(evidence);
    }
}
