package io.agon.criteria;

import java.util.List;

/**
 * Which of two texts somebody preferred, and what the criteria say of the two.
 *
 * @param cluster what it shares with others that are not independent of it, such as the brief
 * @param margins by criterion, in the order of the criteria, above 0 where the first does better
 * @param first 1 where the first was preferred, 0 where the second was, 0.5 where neither
 */
public record Preference(String cluster, List<Double> margins, double first) {
    public Preference {
        margins = List.copyOf(margins);
        if (!(first >= 0 && first <= 1)) {
            throw new IllegalArgumentException("first is " + first + ": must be 0 to 1");
        }
        if (margins.stream().anyMatch(margin -> !Double.isFinite(margin))) {
            throw new IllegalArgumentException("margins are " + margins + ": must be finite");
        }
    }

    /** Whether one of the two was preferred. */
    public boolean decided() {
        return first != 0.5;
    }

    /** The same with some of the criteria only. */
    Preference of(List<Integer> criteria) {
        return new Preference(cluster, criteria.stream().map(margins::get).toList(), first);
    }
}
