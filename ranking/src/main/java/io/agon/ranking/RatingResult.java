package io.agon.ranking;

/** Ratings with their uncertainty. Immutable. */
public interface RatingResult {
    /** Number of candidates. */
    int size();

    /** Rating of a candidate, log-odds, the middle of the field near 0. */
    double mean(int candidate);

    /** Variance of that rating, log-odds squared; {@code NaN} where the method gives none. */
    double variance(int candidate);

    /** Bounds between which the rating lies with this probability, 0 to 1 exclusive; both {@code NaN} without variance. */
    Interval interval(int candidate, double probability);

    /**
     * For each candidate, the probability that it is among the best {@code k} of the {@code eligible}; 0 for the others.
     *
     * @param eligible indices that compete for the places, without repeats
     * @param k number of places, 1 to the number of eligible
     * @param seed of the draws from the posterior, where the method draws
     */
    double[] topProbabilities(int[] eligible, int k, long seed);

    /** Log-odds by which a judge prefers what it sees first; 0 where the method does not fit it. */
    Interval positionBias(int judge, double probability);

    /** Estimated standard deviation of true ratings over the field, log-odds; {@code NaN} where not estimated. */
    double separation();

    /**
     * Bounds around an estimate.
     *
     * @param estimate the value itself
     * @param low lower bound
     * @param high upper bound
     */
    record Interval(double estimate, double low, double high) {}
}
