package io.agon.ranking;

import java.util.Arrays;

/**
 * Who was revised into whom, and what revision does to a rating. An offspring's rating is its parent's plus the gain of its
 * objective plus a deviation of its own: normal, of a variance that is estimated. Gains are normal too, objectives of one field
 * being alike in part. As part of the joint model this lets verdicts on children speak of their parents, and keeps the luck that
 * got a parent selected from counting against its children.
 */
final class Lineage {
    static final int NONE = -1;

    /** Deviation of offspring assumed before any was seen, log-odds: half of what a field spreads. */
    static final double SPREAD = 0.6;

    /** Offspring, known exactly, that weigh as much as the assumption does. */
    private static final double SPREAD_STRENGTH = 6;

    /** Variance of what the gains of all objectives share, log-odds squared. */
    private static final double COMMON = 0.5 * 0.5;

    /** Variance of what an objective's gain has of its own, log-odds squared. */
    private static final double OWN = 0.3 * 0.3;

    private int[] parent = new int[0];
    private int[] objective = new int[0];
    private double variance = SPREAD * SPREAD;

    /** Expected rating of an offspring less its parent's, by objective. */
    double[] gain = new double[0];

    void add(int candidate, Prior prior) {
        if (candidate >= parent.length) {
            int known = parent.length;
            int capacity = Math.max(16, candidate + (candidate >> 1) + 1);
            parent = Arrays.copyOf(parent, capacity);
            Arrays.fill(parent, known, capacity, NONE);
            objective = Arrays.copyOf(objective, capacity);
        }
        if (prior instanceof Prior.Offspring offspring) {
            if (offspring.parent() >= candidate) {
                throw new IllegalArgumentException("parent of candidate " + candidate + " is " + offspring.parent()
                        + ": must come before its offspring");
            }
            parent[candidate] = offspring.parent();
            objective[candidate] = offspring.objective();
            if (offspring.objective() >= gain.length) {
                gain = Arrays.copyOf(gain, offspring.objective() + 1);
            }
        }
    }

    /** The parent's index, or {@link #NONE}. */
    int parent(int candidate) {
        return parent[candidate];
    }

    int objective(int candidate) {
        return objective[candidate];
    }

    /** Variance of offspring around what is expected of them. */
    double variance() {
        return variance;
    }

    /** Entry of the gains' prior precision: the inverse of {@code COMMON} everywhere plus {@code OWN} on the diagonal. */
    double precision(int one, int other) {
        double shared = COMMON / (OWN * (OWN + gain.length * COMMON));
        return (one == other ? 1 / OWN : 0) - shared;
    }

    /** What the prior pulls a gain by. */
    double pull(int one) {
        double sum = 0;
        for (int other = 0; other < gain.length; other++) {
            sum -= precision(one, other) * gain[other];
        }
        return sum;
    }

    /** Logarithm of the gains' prior density, up to a constant. */
    double logPrior() {
        double sum = 0;
        for (int one = 0; one < gain.length; one++) {
            sum += 0.5 * gain[one] * pull(one);
        }
        return sum;
    }

    /**
     * Learns the variance by the fixed point of MacKay 1992: squares of what nothing explains, over how many of them the verdicts
     * determined. Returns the relative change of the deviation.
     *
     * @param squares sum over all offspring
     * @param determined sum over all offspring of the share, 0 to 1, that verdicts and not the prior decided
     */
    double learn(double squares, double determined) {
        double updated = (squares + SPREAD_STRENGTH * SPREAD * SPREAD) / (determined + SPREAD_STRENGTH);
        double change = 0.5 * Math.abs(Math.log(updated / variance));
        variance = updated;
        return change;
    }
}
