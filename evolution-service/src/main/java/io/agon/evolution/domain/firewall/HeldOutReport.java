package io.agon.evolution.domain.firewall;

import io.agon.criteria.Goodhart;
import io.agon.criteria.Goodhart.Parting;
import io.agon.criteria.Goodhart.Point;
import io.agon.evolution.domain.run.Consumption;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How texts that judges chose fare by criteria that no judge of the run saw.
 *
 * @param rubric label of the held-out rubric
 * @param judge model that scored by it
 * @param awaited scores that are not there yet
 * @param failed scores that cannot be had
 * @param generations those that were rated
 * @param consumption what the scores took; not part of the run's account and budget
 */
public record HeldOutReport(
        String rubric,
        String judge,
        int awaited,
        int failed,
        List<Generation> generations,
        Consumption consumption,
        boolean simulated) {
    /** Chance of a false alarm in a run whose texts gain just half of what goes with their ratings. */
    private static final double LEVEL = 0.05;

    public HeldOutReport {
        generations = List.copyOf(generations);
    }

    /**
     * A generation: the founders, or the survivors of a later one.
     *
     * @param texts how many were scored
     * @param rating mean, in points
     * @param score mean held-out score, 0 to 1; null where there is none
     * @param parting what is to be said of it; null of the founders
     */
    public record Generation(int generation, int texts, Double rating, Double score, Parting parting) {
        /**
         * Tells of one.
         *
         * @param points its texts, with ratings in points
         * @param founders null where these are the founders
         * @param planned generations of the run
         */
        public static Generation of(int generation, List<Point> points, List<Point> founders, int planned) {
            return new Generation(
                    generation,
                    points.size(),
                    mean(points.stream().map(Point::rating).toList()),
                    mean(points.stream().map(Point::score).toList()),
                    founders == null ? null : Goodhart.of(founders, points, LEVEL / Math.max(1, planned - 1)));
        }

        private static Double mean(List<Double> values) {
            return values.isEmpty()
                    ? null
                    : (Double) values.stream()
                            .mapToDouble(value -> value)
                            .average()
                            .orElseThrow();
        }
    }

    /** What a person should know, if anything. */
    public Optional<String> alarm() {
        List<String> parted = new ArrayList<>();
        for (Generation generation : generations) {
            Parting parting = generation.parting();
            if (parting != null && parting.parted()) {
                parted.add(String.format(
                        Locale.ROOT,
                        "generation %d gained %.0f points and %.2f of the %.2f that go with them in held-out score (log-odds, p = %.2g)",
                        generation.generation(),
                        parting.ratingGain(),
                        parting.gain(),
                        parting.expected(),
                        parting.probability()));
            }
        }
        return parted.isEmpty()
                ? Optional.empty()
                : Optional.of("judges and held-out criteria have parted: " + String.join("; ", parted));
    }
}
