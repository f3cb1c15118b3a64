package io.agon.benchmarks.ranking;

import java.util.List;

/**
 * A side-by-side simulation of ranking methods.
 *
 * @param candidates number of candidates
 * @param top how many are to be found
 * @param judging how candidates and the judge behave
 * @param batch matches judged in parallel
 * @param budget judge calls of each method in each world
 * @param replicates number of worlds
 * @param seed of everything random
 * @param methods names of the methods, see {@link Contender#NAMES}
 */
public record Setting(
        int candidates,
        int top,
        Judging judging,
        int batch,
        int budget,
        int replicates,
        long seed,
        List<String> methods) {
    public Setting {
        check("candidates", candidates, candidates >= 2, "at least 2");
        check("top", top, top >= 1 && top < candidates, "at least 1 and below the number of candidates");
        check("batch", batch, batch >= 1, "at least 1");
        check("budget", budget, budget >= 1, "at least 1");
        check("replicates", replicates, replicates >= 1, "at least 1");
        methods = List.copyOf(methods);
        for (String method : methods) {
            check("methods", method, Contender.NAMES.contains(method), "among " + Contender.NAMES);
        }
    }

    /**
     * How candidates and the judge behave.
     *
     * @param separation standard deviation of true quality, log-odds
     * @param positionBias log-odds by which the judge prefers what it sees first
     * @param tie Davidson's tie parameter
     * @param voids share of calls without a readable verdict
     * @param pairEffect standard deviation of what each pair adds to its difference in every comparison
     * @param biasSpread standard deviation of position bias over pairs
     * @param deterministic true where the same question always gets the same answer
     * @param quality distribution of true quality
     */
    public record Judging(
            double separation,
            double positionBias,
            double tie,
            double voids,
            double pairEffect,
            double biasSpread,
            boolean deterministic,
            Quality quality) {
        /** The standard setting. */
        public static final Judging STANDARD = new Judging(0.966, 0.5, 0.2, 0.02, 0, 0, false, Quality.NORMAL);

        public Judging {
            check("separation", separation, separation > 0 && Double.isFinite(separation), "above 0");
            check("positionBias", positionBias, Double.isFinite(positionBias), "finite");
            check("tie", tie, tie >= 0 && Double.isFinite(tie), "at least 0");
            check("void", voids, voids >= 0 && voids < 1, "at least 0 and below 1");
            check("pairEffect", pairEffect, pairEffect >= 0 && Double.isFinite(pairEffect), "at least 0");
            check("biasSpread", biasSpread, biasSpread >= 0 && Double.isFinite(biasSpread), "at least 0");
        }
    }

    private static void check(String name, Object value, boolean valid, String rule) {
        if (!valid) {
            throw new IllegalArgumentException(name + " is " + value + ": must be " + rule);
        }
    }
}
