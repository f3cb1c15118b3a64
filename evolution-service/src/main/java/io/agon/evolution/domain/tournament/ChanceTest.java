package io.agon.evolution.domain.tournament;

import io.agon.ranking.Comparison;
import io.agon.ranking.Field;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether a judge's verdicts agree with each other. Verdicts lose their mean, which is position bias; then every two that
 * share a candidate agree where both speak for it, or both against it, and disagree where they do not. If verdicts are coin
 * tosses the agreement has mean 0 and a known variance, whoever was paired with whom for whatever was known before, so that
 * a one-sided z-test at 5 % decides.
 */
public final class ChanceTest implements Methods.Reliability {
    private static final int FEWEST = 40;
    private static final double FIVE_PERCENT = 1.645;

    @Override
    public boolean noBetterThanChance(Field field, int judge) {
        List<Comparison> verdicts = field.comparisons().stream()
                .filter(comparison -> comparison.judge() == judge)
                .toList();
        if (verdicts.size() < FEWEST) {
            return false;
        }
        double mean = verdicts.stream().mapToDouble(Comparison::score).average().orElseThrow();
        double variance = verdicts.stream()
                .mapToDouble(verdict -> (verdict.score() - mean) * (verdict.score() - mean))
                .average()
                .orElseThrow();
        double[] points = new double[field.size()];
        int[] met = new int[field.size()];
        Map<Long, Integer> meetings = new HashMap<>();
        double agreement = 0;
        double products = 0;
        for (Comparison verdict : verdicts) {
            int first = verdict.first();
            int second = verdict.second();
            double surplus = verdict.score() - mean;
            agreement += surplus * (points[first] - points[second]);
            // an earlier meeting of the same two shares both candidates: counted once for each, and twice as heavy
            int earlier = meetings.merge(pair(first, second), 1, Integer::sum) - 1;
            products += met[first] + met[second] + 2.0 * earlier;
            points[first] += surplus;
            points[second] -= surplus;
            met[first]++;
            met[second]++;
        }
        return !(agreement > FIVE_PERCENT * variance * Math.sqrt(products));
    }

    private static long pair(int a, int b) {
        return ((long) Math.min(a, b) << Integer.SIZE) | Math.max(a, b);
    }
}
