package io.agon.judge.domain.judging;

import java.util.Map;
import java.util.OptionalDouble;

/** What one reply of a judge says. */
public sealed interface Judgment {
    /**
     * A reply that could be read.
     *
     * @param winner who is better
     * @param probabilityFirst the judge's probability that the first is better, a tie counted half; empty where it gave none
     * @param margin how clear it is, 0 to 1
     * @param criterionMargins from -1 (second far better) to 1 (first far better), by criterion
     */
    record Readable(Winner winner, OptionalDouble probabilityFirst, double margin, Map<String, Double> criterionMargins)
            implements Judgment {
        public Readable {
            criterionMargins = Map.copyOf(criterionMargins);
        }
    }

    /**
     * A reply that could not be read. Never guessed at.
     *
     * @param reason a short code, such as {@code not-json}
     * @param askAgain whether asking again may help
     */
    record Unreadable(String reason, boolean askAgain) implements Judgment {}

    /** Who is better. */
    enum Winner {
        FIRST,
        SECOND,
        TIE
    }
}
