package io.agon.criteria;

/**
 * An estimate and how sure it is.
 *
 * @param low lower bound
 * @param estimate from all that was observed
 * @param high upper bound
 */
public record Interval(double low, double estimate, double high) {
    /** Whether a value lies within. */
    public boolean holds(double value) {
        return value >= low && value <= high;
    }
}
