package io.agon.ranking;

import java.util.ArrayList;
import java.util.List;

/**
 * What to believe of an offspring before it is compared: its parent's rating, moved by the offset and widened by the spread
 * that earlier offspring showed against their own parents.
 *
 * <p>Both are learnt by weighing each observed difference by its certainty and shrunk towards an offset of 0 and a spread of
 * {@value #SPREAD}, the latter worth {@value #STRENGTH} offspring. Objectives have offsets of their own around the common one.
 * Immutable; learn anew from the ratings of each generation.
 */
public final class OffspringPriors {
    static final double SPREAD = 0.6;
    static final double STRENGTH = 6;
    private static final double OFFSET_DEVIATION = 0.5;
    private static final double OBJECTIVE_DEVIATION = 0.3;
    private static final int ITERATIONS = 20;

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
     * @param posterior ratings in which neither parents nor offspring had informed priors of their own: those would teach the
     *     rule its own guesses
     * @param objectives number of objectives, at least 1
     */
    public static OffspringPriors learn(Posterior posterior, List<Offspring> offspring, int objectives) {
        List<double[]> seen = new ArrayList<>();
        for (Offspring one : offspring) {
            double noise = posterior.variance(one.candidate)
                    + posterior.variance(one.parent)
                    - 2 * posterior.covariance(one.candidate, one.parent);
            // what the comparisons alone say of the difference: the posterior with its prior taken out
            double prior = 2 * posterior.separation() * posterior.separation();
            if (noise < 0.95 * prior) {
                double own = 1 / (1 / Math.max(noise, 1e-6) - 1 / prior);
                double difference =
                        (posterior.mean(one.candidate) - posterior.mean(one.parent)) * own / Math.max(noise, 1e-6);
                seen.add(new double[] {difference, own, one.objective});
            }
        }
        double offset = 0;
        double variance = SPREAD * SPREAD;
        double[] shift = new double[objectives];
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            double precision = 1 / (OFFSET_DEVIATION * OFFSET_DEVIATION);
            double weighted = 0;
            double[] ownPrecision = new double[objectives];
            double[] ownWeighted = new double[objectives];
            double squares = STRENGTH * SPREAD * SPREAD;
            double count = STRENGTH;
            for (double[] one : seen) {
                int objective = (int) one[2];
                double certainty = 1 / (variance + one[1]);
                double unexplained = one[0] - offset - shift[objective];
                weighted += certainty * (one[0] - shift[objective]);
                precision += certainty;
                ownWeighted[objective] += certainty * (one[0] - offset);
                ownPrecision[objective] += certainty;
                double share = variance * certainty;
                squares += share * share * unexplained * unexplained + variance * (1 - share);
                count++;
            }
            offset = weighted / precision;
            for (int o = 0; o < objectives; o++) {
                shift[o] = ownWeighted[o] / (ownPrecision[o] + 1 / (OBJECTIVE_DEVIATION * OBJECTIVE_DEVIATION));
            }
            variance = squares / count;
        }
        double[] total = new double[objectives];
        for (int o = 0; o < objectives; o++) {
            total[o] = offset + shift[o];
        }
        return new OffspringPriors(offset, variance, total);
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
