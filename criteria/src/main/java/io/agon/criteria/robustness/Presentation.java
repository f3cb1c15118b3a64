package io.agon.criteria.robustness;

import java.util.Map;

/**
 * One answer of a judge to one order of one pair.
 *
 * @param pair number of the pair
 * @param swapped whether the pair's second text was shown first
 * @param repeat which asking of the same question this is, from 0
 * @param first the judge's preference for what it was shown first: its probability where it gave one, else 1, 0 or 0.5; NaN where
 *     void
 * @param margins by criterion, above 0 where what was shown first did better; perhaps none
 */
public record Presentation(int pair, boolean swapped, int repeat, double first, Map<String, Double> margins) {
    public Presentation {
        margins = Map.copyOf(margins);
        if (!Double.isNaN(first) && !(first >= 0 && first <= 1)) {
            throw new IllegalArgumentException("first is " + first + ": must be 0 to 1, or NaN");
        }
    }

    /** Whether no answer could be read. */
    public boolean isVoid() {
        return Double.isNaN(first);
    }

    /** The preference for the pair's first text, wherever it was shown. */
    double forFirst() {
        return swapped ? 1 - first : first;
    }

    /** A criterion's margin, above 0 where the pair's first text does better; 0 where the judge gave none. */
    double marginForFirst(String criterion) {
        double margin = margins.getOrDefault(criterion, 0.0);
        return swapped ? -margin : margin;
    }

    /** -1 for the second text of the pair, 0 for neither, 1 for its first. */
    double side() {
        return Math.signum(forFirst() - 0.5);
    }
}
