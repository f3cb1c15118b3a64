package io.agon.evolution.domain.improvement;

import io.agon.evolution.domain.run.Consumption;
import io.agon.evolution.domain.scoring.Score;
import io.agon.evolution.domain.specification.Criterion;
import io.agon.evolution.domain.specification.Rubric;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How good a text is found, over all opinions that could be read.
 *
 * @param total 0 to 1; NaN where none could be read
 * @param squares sum of squared deviations of the opinions' totals from their mean
 * @param opinions how many could be read
 * @param shares how far up its levels the text stands, 0 to 1, by criterion
 * @param findings what the sternest opinion said, by criterion; missing where it said nothing
 */
record Estimate(
        double total,
        double squares,
        int opinions,
        Map<String, Double> shares,
        Map<String, String> findings,
        Consumption consumption,
        boolean simulated) {
    static Estimate of(Rubric rubric, List<Score.Given> opinions) {
        List<Score.Given> readable =
                opinions.stream().filter(one -> one.voidReason() == null).toList();
        Map<String, Double> shares = new HashMap<>();
        Map<String, String> findings = new HashMap<>();
        for (Criterion criterion : rubric.criteria()) {
            List<Score.Level> levels = readable.stream()
                    .flatMap(one -> one.levels().stream())
                    .filter(level -> level.criterion().equals(criterion.name()))
                    .toList();
            levels.stream()
                    .mapToDouble(Score.Level::share)
                    .average()
                    .ifPresent(mean -> shares.put(criterion.name(), mean));
            levels.stream()
                    .min(Comparator.comparingDouble(Score.Level::share))
                    .map(Score.Level::reason)
                    .filter(reason -> !reason.isBlank())
                    .ifPresent(reason -> findings.put(criterion.name(), reason));
        }
        double[] totals =
                readable.stream().mapToDouble(one -> one.total(rubric)).toArray();
        double mean = Arrays.stream(totals).average().orElse(Double.NaN);
        return new Estimate(
                mean,
                Arrays.stream(totals)
                        .map(total -> (total - mean) * (total - mean))
                        .sum(),
                totals.length,
                shares,
                findings,
                opinions.stream().map(Score.Given::consumption).reduce(Consumption.NONE, Consumption::plus),
                opinions.stream().anyMatch(Score.Given::simulated));
    }
}
