package io.agon.evolution.domain.tournament;

import io.agon.ranking.Comparison;
import io.agon.ranking.Field;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether one half of a judge's verdicts tells anything about the other. Verdicts lose their mean, which is position bias;
 * each candidate's points in one half then predict the verdicts of the other. If verdicts are coin tosses the sum of what
 * was predicted rightly has mean 0 and a known variance, so that a one-sided z-test at 5 % decides.
 */
public final class SplitHalves implements Methods.Reliability {
    private static final int FEWEST = 40;
    private static final double FIVE_PERCENT = 1.645;

    @Override
    public boolean noBetterThanChance(Field field, int judge) {
        List<Comparison> verdicts = new ArrayList<>();
        for (Comparison comparison : field.comparisons()) {
            if (comparison.judge() == judge) {
                verdicts.add(comparison);
            }
        }
        if (verdicts.size() < FEWEST) {
            return false;
        }
        double mean = verdicts.stream().mapToDouble(Comparison::score).average().orElseThrow();
        double variance = verdicts.stream()
                .mapToDouble(verdict -> (verdict.score() - mean) * (verdict.score() - mean))
                .average()
                .orElseThrow();
        double[] points = new double[field.size()];
        for (int i = 1; i < verdicts.size(); i += 2) {
            Comparison verdict = verdicts.get(i);
            points[verdict.first()] += verdict.score() - mean;
            points[verdict.second()] -= verdict.score() - mean;
        }
        double agreement = 0;
        double scale = 0;
        for (int i = 0; i < verdicts.size(); i += 2) {
            Comparison verdict = verdicts.get(i);
            double predicted = points[verdict.first()] - points[verdict.second()];
            agreement += (verdict.score() - mean) * predicted;
            scale += variance * predicted * predicted;
        }
        return !(agreement > FIVE_PERCENT * Math.sqrt(scale));
    }
}
