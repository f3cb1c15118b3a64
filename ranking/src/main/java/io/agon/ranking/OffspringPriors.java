package io.agon.ranking;

import java.util.List;

/**
 * What to believe of an offspring before it is compared: its parent's rating, moved by the offset and widened by the spread
 * that earlier offspring showed against their own parents.
 *
 * <p>Both are one step of expectation maximisation from the ratings given (Dempster, Laird and Rubin 1977), each offspring
 * weighed by how much comparisons told of it, and shrunk towards an offset of 0 and a spread of {@value #SPREAD}. Ratings
 * that already rest on such priors make the steps of successive generations add up; shrunk ratings of selected parents are
 * what keeps their luck from counting against their offspring. Objectives have offsets of their own around the common one.
 * Immutable.
 */
public final class OffspringPriors {
    static final double SPREAD = 0.6;
    private static final double SPREAD_STRENGTH = 6;
    private static final double OFFSET_STRENGTH = 6;
    private static final double OBJECTIVE_STRENGTH = 4;

    private final double offset;
    private final double variance;
    private final double[] objectives;

    private OffspringPriors(double offset, double variance, double[] objectives) {
        this.offset = offset;
        this.variance = variance;
        this.objectives = objectives;
    }

    /**
     * An offspring that has been compared.
     *
     * @param candidate its index in the ratings
     * @param parent index of its parent
     * @param objective index of what it was asked to improve
     */
    public record Offspring(int candidate, int parent, int objective) {}

    /**
     * Learns from all offspring so far.
     *
     * @param posterior ratings of offspring and parents
     * @param objectives number of objectives, at least 1
     */
    public static OffspringPriors learn(Posterior posterior, List<Offspring> offspring, int objectives) {
        double field = posterior.separation() * posterior.separation();
        double weight = 0;
        double sum = 0;
        double[] objectiveWeight = new double[objectives];
        double[] objectiveSum = new double[objectives];
        for (Offspring one : offspring) {
            double told = told(posterior, one, field);
            double difference = posterior.mean(one.candidate) - posterior.mean(one.parent);
            weight += told;
            sum += told * difference;
            objectiveWeight[one.objective] += told;
            objectiveSum[one.objective] += told * difference;
        }
        double offset = sum / (weight + OFFSET_STRENGTH);
        double[] total = new double[objectives];
        for (int o = 0; o < objectives; o++) {
            total[o] = offset
                    + (objectiveSum[o] - objectiveWeight[o] * offset) / (objectiveWeight[o] + OBJECTIVE_STRENGTH);
        }
        double squares = SPREAD_STRENGTH * SPREAD * SPREAD;
        for (Offspring one : offspring) {
            double unexplained = posterior.mean(one.candidate) - posterior.mean(one.parent) - total[one.objective];
            double uncertain = posterior.variance(one.candidate)
                    + posterior.variance(one.parent)
                    - 2 * posterior.covariance(one.candidate, one.parent);
            squares += told(posterior, one, field) * (unexplained * unexplained + uncertain);
        }
        return new OffspringPriors(offset, squares / (weight + SPREAD_STRENGTH), total);
    }

    private static double told(Posterior posterior, Offspring one, double field) {
        return Math.max(0, 1 - posterior.variance(one.candidate) / field);
    }

    /** Before any offspring was seen. */
    public static OffspringPriors unlearnt(int objectives) {
        return new OffspringPriors(0, SPREAD * SPREAD, new double[objectives]);
    }

    /** The prior of a new offspring of a parent rated so. */
    public Prior of(double parentMean, double parentVariance, int objective) {
        return new Prior(parentMean + objectives[objective], parentVariance + variance);
    }

    /** Expected rating of an offspring less that of its parent, over all objectives. */
    public double offset() {
        return offset;
    }

    /** The same for one objective. */
    public double offset(int objective) {
        return objectives[objective];
    }

    /** Standard deviation of offspring around what is expected of them. */
    public double spread() {
        return Math.sqrt(variance);
    }
}
