package io.agon.ranking;

import java.util.Collections;
import java.util.List;

/**
 * Everything that is known of a field of candidates: what was believed before, and what judges said since.
 *
 * @param priors one for each candidate; their number is the number of candidates
 * @param judges number of judges, at least 1
 * @param comparisons in the order in which they count; only order-dependent methods such as Elo look at the order
 */
public record Field(List<Prior> priors, int judges, List<Comparison> comparisons) {
    public Field {
        priors = List.copyOf(priors);
        comparisons = List.copyOf(comparisons);
        if (judges < 1) {
            throw new IllegalArgumentException("judges is " + judges + ": must be at least 1");
        }
        for (Comparison c : comparisons) {
            if (Math.max(c.first(), c.second()) >= priors.size() || c.judge() >= judges) {
                throw new IllegalArgumentException(
                        c + " is outside the field of " + priors.size() + " candidates and " + judges + " judges");
            }
        }
    }

    /** A field of candidates of whom nothing is known beforehand. */
    public static Field of(int candidates, int judges, List<Comparison> comparisons) {
        return new Field(Collections.nCopies(candidates, Prior.UNKNOWN), judges, comparisons);
    }

    /** Number of candidates. */
    public int size() {
        return priors.size();
    }
}
