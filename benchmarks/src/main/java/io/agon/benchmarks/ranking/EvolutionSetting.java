package io.agon.benchmarks.ranking;

import java.util.List;

/**
 * A simulation of whole runs: judge, keep the best, breed, judge again.
 *
 * @param initial candidates of the first generation
 * @param survivors how many of each generation are kept
 * @param variants offspring of each survivor
 * @param generations number of generations judged, the first included
 * @param childOffset mean of an offspring's quality less its parent's, log-odds
 * @param childSpread its standard deviation
 * @param childPull how much of what a parent is better than founders are on average its offspring lose, 0 to 1
 * @param judging how candidates and the judge behave
 * @param batch most matches judged in parallel
 * @param budgets judge calls in all; one point of the curve for each
 * @param laterShare calls of each later generation as a share of those of the first
 * @param replicates number of worlds
 * @param seed of everything random
 * @param methods names of the methods, see {@link EvolutionBenchmark#METHODS}
 */
public record EvolutionSetting(
        int initial,
        int survivors,
        int variants,
        int generations,
        double childOffset,
        double childSpread,
        double childPull,
        Setting.Judging judging,
        int batch,
        List<Integer> budgets,
        double laterShare,
        int replicates,
        long seed,
        List<String> methods) {
    public EvolutionSetting {
        check("survivors", survivors, survivors >= 1, "at least 1");
        check("initial", initial, initial > survivors, "more than the survivors");
        check("variants", variants, variants >= 1, "at least 1");
        check("generations", generations, generations >= 1, "at least 1");
        check("childOffset", childOffset, Double.isFinite(childOffset), "finite");
        check("childSpread", childSpread, childSpread >= 0 && Double.isFinite(childSpread), "at least 0");
        check("childPull", childPull, childPull >= 0 && childPull <= 1, "0 to 1");
        check("batch", batch, batch >= 1, "at least 1");
        check("laterShare", laterShare, laterShare >= 0 && Double.isFinite(laterShare), "at least 0");
        check("replicates", replicates, replicates >= 1, "at least 1");
        budgets = List.copyOf(budgets);
        for (int budget : budgets) {
            check("budgets", budget, budget >= 1, "at least 1");
        }
        methods = List.copyOf(methods);
        for (String method : methods) {
            check(
                    "methods",
                    method,
                    EvolutionBenchmark.METHODS.contains(method),
                    "among " + EvolutionBenchmark.METHODS);
        }
    }

    private static void check(String name, Object value, boolean valid, String rule) {
        if (!valid) {
            throw new IllegalArgumentException(name + " is " + value + ": must be " + rule);
        }
    }
}
