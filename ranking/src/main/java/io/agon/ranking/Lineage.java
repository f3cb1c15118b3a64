package io.agon.ranking;

import java.util.Arrays;

/**
 * Who was revised into whom, and what revision does to a rating. An offspring's rating is its parent's plus the gain of its
 * objective plus the shift of its depth, which is how many revisions lie between it and a founder, plus a deviation of its own:
 * normal, of a variance that is estimated. Gains are normal too, objectives of one field being alike in part; so are shifts, each by
 * itself: what revising gained before says little of what it gains on texts that were revised once more. As part of the joint model this
 * lets verdicts on children speak of their parents, and keeps the luck that got a parent selected from counting against its children.
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

    /** Variance of a depth's shift, log-odds squared. */
    private static final double SHIFT = 0.3 * 0.3;

    private int[] parent = new int[0];
    private int[] objective = new int[0];
    private int[] depth = new int[0];
    /** Effects by objective, and by depth less one; in the order in which they came up. */
    private int[] gains = new int[0];

    private int[] shifts = new int[0];
    private double variance = SPREAD * SPREAD;

    /** Gains and shifts, log-odds. */
    double[] effect = new double[0];

    void add(int candidate, Prior prior) {
        if (candidate >= parent.length) {
            int known = parent.length;
            int capacity = Math.max(16, candidate + (candidate >> 1) + 1);
            parent = Arrays.copyOf(parent, capacity);
            Arrays.fill(parent, known, capacity, NONE);
            objective = Arrays.copyOf(objective, capacity);
            depth = Arrays.copyOf(depth, capacity);
        }
        if (prior instanceof Prior.Offspring offspring) {
            if (offspring.parent() >= candidate) {
                throw new IllegalArgumentException("parent of candidate " + candidate + " is " + offspring.parent()
                        + ": must come before its offspring");
            }
            parent[candidate] = offspring.parent();
            objective[candidate] = offspring.objective();
            depth[candidate] = depth[offspring.parent()] + 1;
            gains = known(gains, offspring.objective() + 1);
            shifts = known(shifts, depth[candidate]);
        }
    }

    /** Effects of a kind, with new ones for those that are new. */
    private int[] known(int[] effects, int count) {
        if (count <= effects.length) {
            return effects;
        }
        int[] all = Arrays.copyOf(effects, count);
        for (int i = effects.length; i < count; i++) {
            all[i] = effect.length;
            effect = Arrays.copyOf(effect, effect.length + 1);
        }
        return all;
    }

    /** The parent's index, or {@link #NONE}. */
    int parent(int candidate) {
        return parent[candidate];
    }

    /** The effect that is the gain of an offspring's objective. */
    int gain(int candidate) {
        return gains[objective[candidate]];
    }

    /** The effect that is the shift of an offspring's depth. */
    int shift(int candidate) {
        return shifts[depth[candidate] - 1];
    }

    /** What is expected of an offspring beyond its parent. */
    double expected(int candidate) {
        return effect[gain(candidate)] + effect[shift(candidate)];
    }

    /** Effects that are gains, by objective. */
    int[] gains() {
        return gains.clone();
    }

    /** Effects that are shifts, by depth. */
    int[] shifts() {
        return shifts.clone();
    }

    /** Variance of offspring around what is expected of them. */
    double variance() {
        return variance;
    }

    /** Adds the prior of the effects: those of objectives hang together, those of depths stand alone. */
    void addPrior(NewtonSystem system, int first, double[] gradient, int offset) {
        for (int one : gains) {
            for (int other : gains) {
                double precision = precision(one, other);
                system.addShared(first + one, first + other, precision);
                gradient[offset + one] -= precision * effect[other];
            }
        }
        for (int one : shifts) {
            system.addShared(first + one, first + one, 1 / SHIFT);
            gradient[offset + one] -= effect[one] / SHIFT;
        }
    }

    /** Entry of the gains' prior precision: the inverse of {@code COMMON} everywhere plus {@code OWN} on the diagonal. */
    private double precision(int one, int other) {
        double shared = COMMON / (OWN * (OWN + gains.length * COMMON));
        return (one == other ? 1 / OWN : 0) - shared;
    }

    /** Logarithm of the effects' prior density, up to a constant. */
    double logPrior() {
        double sum = 0;
        for (int one : gains) {
            for (int other : gains) {
                sum -= 0.5 * effect[one] * precision(one, other) * effect[other];
            }
        }
        for (int one : shifts) {
            sum -= 0.5 * effect[one] * effect[one] / SHIFT;
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
