package io.agon.evolution.domain.tournament;

/**
 * A readable verdict, reduced to what ratings need.
 *
 * @param match number of the match, by which results are ordered
 * @param first ordinal
 * @param second ordinal
 * @param probabilityFirst the judge's own probability, or null
 */
public record Result(int match, int first, int second, String judge, Outcome outcome, Double probabilityFirst) {
    /** 1 where the first was preferred, 0 the second, ½ a tie; the judge's probability where it gave one. */
    double score() {
        if (probabilityFirst != null) {
            return probabilityFirst;
        }
        return switch (outcome) {
            case FIRST -> 1;
            case SECOND -> 0;
            case TIE -> 0.5;
            case VOID -> throw new IllegalStateException("match " + match + " is void: it has no score");
        };
    }
}
