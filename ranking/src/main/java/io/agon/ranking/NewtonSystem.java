package io.agon.ranking;

/**
 * The linear system of one Newton step: a graph of candidates, bordered by one row for each effect that many of
 * them share: a judge's bias, an objective's gain, a depth's shift. Built anew for every
 * step, solved once, then asked for variances.
 */
sealed interface NewtonSystem permits DenseSystem, SparseSystem {
    /** Empties the system. */
    void begin(int pairs);

    void addDiagonal(int candidate, double precision);

    void addPair(int pair, int low, int high, double information);

    /** Information shared by an effect and the difference of two candidates. */
    void addCoupling(int effect, int low, int high, double information);

    void addShared(int effect, int other, double information);

    /** Solves for ratings first, then effects. The array is reused by the next call. */
    double[] solve(double[] gradient);

    /** Marginal variances of ratings, then of effects; those of the system as it was last built. */
    double[] variances();

    /** Of the variances last computed. */
    double variance(int candidate);

    /** Variance of the difference of two ratings that were compared, as last computed. */
    double differenceVariance(int pair, int low, int high);

    /**
     * Variance of the lower's rating less the higher's plus an effect, as last computed.
     *
     * @param sign 1, or -1 where the effect adds to the higher's
     */
    double oddsVariance(int pair, int low, int high, int effect, double sign);

    /** Variance of the lower's rating less the higher's plus two effects, as last computed. */
    double surpriseVariance(int pair, int low, int high, int effect, int other);

    /** Covariance of the ratings in rows, as last computed; null where only variances are known. */
    double[][] covariance();
}
