package io.agon.criteria.robustness;

import io.agon.criteria.Bootstrap;
import io.agon.criteria.Interval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * How steady a judge is: over orders, over repetitions, over triads. Intervals draw whole pairs again, whose answers hang together.
 *
 * @param answers how many there were
 * @param voids share that could not be read
 * @param positionBias preference for what is shown first, less a half, over pairs shown in both orders: 0 none, 0.5 always the first
 * @param orderConsistency share of pairs on which both orders agree, ties being answers too
 * @param selfConsistency share of repeated questions that were answered alike; NaN where none was repeated
 * @param transitivity share of triads, each decided three times, that are no circles; 0.75 for coins; NaN where there is none
 * @param triads how many were decided
 * @param criterionBias by criterion, the mean margin of what is shown first over pairs shown in both orders
 */
public record Steadiness(
        int answers,
        double voids,
        Interval positionBias,
        Interval orderConsistency,
        Interval selfConsistency,
        double transitivity,
        int triads,
        Map<String, Interval> criterionBias) {
    private static final double LEVEL = 0.95;
    private static final int RESAMPLES = 2_000;

    /**
     * Of these answers.
     *
     * @param pairs which texts make each pair, by their numbers
     */
    public static Steadiness of(List<Presentation> presentations, int[][] pairs, long seed) {
        List<List<Presentation>> byPair = new ArrayList<>();
        for (int i = 0; i < pairs.length; i++) {
            byPair.add(new ArrayList<>());
        }
        int voids = 0;
        TreeSet<String> criteria = new TreeSet<>();
        for (Presentation one : presentations) {
            if (one.isVoid()) {
                voids++;
            } else {
                byPair.get(one.pair()).add(one);
                criteria.addAll(one.margins().keySet());
            }
        }
        Triads triads = Triads.of(byPair, pairs);
        Map<String, Interval> criterionBias = new TreeMap<>();
        for (String criterion : criteria) {
            criterionBias.put(
                    criterion,
                    mean(byPair, pair -> bothOrders(pair, one -> one.margins().get(criterion)), seed));
        }
        return new Steadiness(
                presentations.size(),
                voids / (double) presentations.size(),
                mean(byPair, pair -> bothOrders(pair, one -> one.first() - 0.5), seed),
                mean(byPair, Steadiness::ordersAgree, seed),
                mean(byPair, Steadiness::repeatsAgree, seed),
                triads.decided() == 0 ? Double.NaN : 1 - triads.circles() / (double) triads.decided(),
                triads.decided(),
                criterionBias);
    }

    /** The mean over pairs of which the value can be told. */
    private static Interval mean(
            List<List<Presentation>> byPair, ToDoubleFunction<List<Presentation>> value, long seed) {
        double[] values = byPair.stream()
                .mapToDouble(value)
                .filter(one -> !Double.isNaN(one))
                .toArray();
        return values.length == 0
                ? new Interval(Double.NaN, Double.NaN, Double.NaN)
                : Bootstrap.of(
                        values.length,
                        drawn -> Arrays.stream(drawn)
                                .mapToDouble(i -> values[i])
                                .average()
                                .orElseThrow(),
                        LEVEL,
                        RESAMPLES,
                        seed);
    }

    /** What is left when the two orders are laid on each other: what belongs to the place and not to the text. */
    private static double bothOrders(List<Presentation> pair, ToDoubleFunction<Presentation> value) {
        return (order(pair, false, value) + order(pair, true, value)) / 2;
    }

    private static double order(List<Presentation> pair, boolean swapped, ToDoubleFunction<Presentation> value) {
        return pair.stream()
                .filter(one -> one.swapped() == swapped)
                .mapToDouble(value)
                .average()
                .orElse(Double.NaN);
    }

    private static double ordersAgree(List<Presentation> pair) {
        double all = 0;
        int count = 0;
        for (Presentation one : pair) {
            for (Presentation other : pair) {
                if (!one.swapped() && other.swapped()) {
                    all += one.side() == other.side() ? 1 : 0;
                    count++;
                }
            }
        }
        return count == 0 ? Double.NaN : all / count;
    }

    private static double repeatsAgree(List<Presentation> pair) {
        double all = 0;
        int count = 0;
        for (Presentation one : pair) {
            for (Presentation other : pair) {
                if (one.swapped() == other.swapped() && one.repeat() < other.repeat()) {
                    all += one.side() == other.side() ? 1 : 0;
                    count++;
                }
            }
        }
        return count == 0 ? Double.NaN : all / count;
    }

    /** Three texts of which every two were compared and decided. */
    private record Triads(int decided, int circles) {
        static Triads of(List<List<Presentation>> byPair, int[][] pairs) {
            Map<Long, Double> better = new HashMap<>();
            TreeSet<Integer> texts = new TreeSet<>();
            for (int i = 0; i < pairs.length; i++) {
                double side = byPair.get(i).stream()
                        .mapToDouble(Presentation::forFirst)
                        .average()
                        .orElse(0.5);
                better.put(key(pairs[i][0], pairs[i][1]), Math.signum(side - 0.5));
                better.put(key(pairs[i][1], pairs[i][0]), Math.signum(0.5 - side));
                texts.add(pairs[i][0]);
                texts.add(pairs[i][1]);
            }
            int decided = 0;
            int circles = 0;
            for (int a : texts) {
                for (int b : texts.tailSet(a, false)) {
                    for (int c : texts.tailSet(b, false)) {
                        double ab = better.getOrDefault(key(a, b), 0.0);
                        double bc = better.getOrDefault(key(b, c), 0.0);
                        double ca = better.getOrDefault(key(c, a), 0.0);
                        if (ab != 0 && bc != 0 && ca != 0) {
                            decided++;
                            circles += ab == bc && bc == ca ? 1 : 0;
                        }
                    }
                }
            }
            return new Triads(decided, circles);
        }

        private static long key(int one, int other) {
            return ((long) one << 32) | other;
        }
    }
}
