package io.agon.scaffold.domain.fidelity;

import io.agon.scaffold.domain.building.Level;
import io.agon.scaffold.domain.plan.Rules;
import io.agon.stylometry.NGrams;

import java.util.Set;

/**
 * How much of the author's text stands in a plan word for word. A plan that copies the prose gives away what a model is to learn.
 *
 * @param place key of the step that made the plan, such as {@code scene/3/2}
 * @param longestRun words of the longest run that plan and text share; runs under {@value #LEAST_RUN} words count as 0
 * @param contained4 share of the plan's 4-grams that the text has, 0 to 1 (containment: Broder, On the resemblance and
 *     containment of documents, 1997)
 * @param contained8 the same of 8-grams
 */
public record Leakage(Level level, String place, int longestRun, double contained4, double contained8) {
    /** Shorter runs are what any two texts share. */
    static final int LEAST_RUN = 5;

    /** Of a plan and the text that it is the plan of. */
    static Leakage of(Level level, String place, String plan, Text text) {
        return new Leakage(
                level,
                place,
                NGrams.longestShared(plan, text.text(), LEAST_RUN),
                NGrams.contained(NGrams.of(plan, 4), text.fours()),
                NGrams.contained(NGrams.of(plan, 8), text.eights()));
    }

    /** Whether so much is the same that it is a copy. */
    public boolean copied() {
        return longestRun >= Rules.COPIED;
    }

    /** A text with its n-grams. */
    record Text(String text, Set<String> fours, Set<String> eights) {
        static Text of(String text) {
            return new Text(text, NGrams.of(text, 4), NGrams.of(text, 8));
        }
    }
}
