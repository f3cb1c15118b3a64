package io.agon.ranking;

/**
 * The linear system of one Newton step: a graph of candidates, bordered by one row for each judge. Built anew for every
 * step, solved once, then asked for variances.
 */
sealed interface NewtonSystem permits DenseSystem, SparseSystem {
    /** Empties the system. */
    void begin(int pairs);

    void addDiagonal(int candidate, double precision);

    void addPair(int pair, int low, int high, double information);

    /** Information shared by a judge's bias and the difference of two candidates. */
    void addCoupling(int judge, int low, int high, double information);

    void addJudge(int judge, int other, double information);

    /** Solves for ratings first, then biases. The array is reused by the next call. */
    double[] solve(double[] gradient);

    /** Marginal variances of ratings, then of biases; those of the system as it was last built. */
    double[] variances();

    /** Of the variances last computed. */
    double variance(int candidate);

    /** Variance of the difference of two ratings that were compared, as last computed. */
    double differenceVariance(int pair, int low, int high);

    /**
     * Variance of the log-odds of a question, as last computed.
     *
     * @param sign 1 where the lower is shown first, -1 where the higher is
     */
    double oddsVariance(int pair, int low, int high, int judge, double sign);

    /** Covariance of the ratings in rows, as last computed; null where only variances are known. */
    double[][] covariance();
}
