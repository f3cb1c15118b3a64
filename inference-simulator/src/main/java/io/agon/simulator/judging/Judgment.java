package io.agon.simulator.judging;

import java.util.Map;

/** What the judge replies. */
public sealed interface Judgment {
    /**
     * One letter with its probabilities.
     *
     * @param letter {@code A}, {@code B} or {@code T}
     * @param odds the distribution that the letter was drawn from
     */
    record Letter(char letter, Odds odds) implements Judgment {}

    /**
     * An analysis with its margins.
     *
     * @param analysis two or three sentences
     * @param margins −3 to 3 by criterion, positive where A is better
     * @param verdict {@code A}, {@code B} or {@code tie}
     */
    record Reasoned(String analysis, Map<String, Integer> margins, String verdict) implements Judgment {}

    /**
     * A reply that nobody can read as a verdict.
     *
     * @param text the reply
     */
    record Malformed(String text) implements Judgment {}
}
