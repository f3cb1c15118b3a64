package io.agon.scaffold.domain.plan;

import io.agon.stylometry.RepetitionSentinel;
import io.agon.stylometry.Words;

import java.util.List;

/**
 * The text of a scene.
 *
 * @param text paragraphs with blank lines between them
 * @param stops how often its writing ran in circles, was stopped and went on by another plan
 */
public record Prose(String text, int stops) implements Artefact {
    private static final double LEAST = 0.5;
    private static final double MOST = 2;

    /**
     * The rules it breaks.
     *
     * @param words how long it shall be; half of that and twice as much are let pass
     */
    public List<String> violations(int words) {
        Rules rules = new Rules();
        if (text.isBlank()) {
            return rules.text("text", text, Integer.MAX_VALUE).broken();
        }
        int written = Words.count(text);
        return rules.check(
                        written >= LEAST * words && written <= MOST * words,
                        "text",
                        written + " words long",
                        "have about " + words + " words")
                .check(RepetitionSentinel.in(text).isEmpty(), "text", "running in circles", "say nothing over and over")
                .broken();
    }
}
