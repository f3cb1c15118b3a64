package io.agon.evaluation;

import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apache.commons.statistics.interval.Interval;

/**
 * A share of independent cases with Wilson's 95 % interval.
 *
 * @param share NaN where there is no case; the bounds are 0 and 1 then
 */
public record Proportion(int some, int all, double share, double low, double high) {
    private static final double ERROR = 0.05;

    /** So many of so many. */
    public static Proportion of(int some, int all) {
        if (all == 0) {
            return new Proportion(0, 0, Double.NaN, 0, 1);
        }
        Interval interval = BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(all, some, ERROR);
        return new Proportion(some, all, (double) some / all, interval.getLowerBound(), interval.getUpperBound());
    }
}
