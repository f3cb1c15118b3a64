package io.agon.judge.domain.judging;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * How a judge compares two texts.
 *
 * @param winner who is better
 * @param probabilityFirst the judge's probability that the first is better, a tie counted half; empty where it gave none
 * @param margin how clear it is, 0 to 1
 * @param criterionMargins from -1 (second far better) to 1 (first far better), by criterion
 */
public record Judgment(
        Winner winner, OptionalDouble probabilityFirst, double margin, Map<String, Double> criterionMargins) {
    public Judgment {
        criterionMargins = Map.copyOf(criterionMargins);
    }

    /** Who is better. */
    public enum Winner {
        FIRST,
        SECOND,
        TIE
    }
}
