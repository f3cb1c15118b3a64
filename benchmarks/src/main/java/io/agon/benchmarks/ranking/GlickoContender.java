package io.agon.benchmarks.ranking;

import io.agon.ranking.Comparison;
import io.agon.ranking.PairingMethod.Pairing;

import java.util.Arrays;
import java.util.List;

/**
 * Glicko on random perfect matchings, updated after every match (Glickman 1999): start 1500, deviation 350, no growth of the
 * deviation over time, since texts do not change.
 */
final class GlickoContender implements Contender {
    private static final double Q = Math.log(10) / 400;
    private static final double LEAST_DEVIATION = 30;

    private final double[] rating;
    private final double[] deviation;
    private final Matchings matchings;

    GlickoContender(int candidates, long seed) {
        rating = new double[candidates];
        deviation = new double[candidates];
        Arrays.fill(rating, 1500);
        Arrays.fill(deviation, 350);
        matchings = new Matchings(candidates, seed);
    }

    @Override
    public List<Pairing> next(int batch) {
        return matchings.next(batch);
    }

    @Override
    public void observe(Comparison comparison) {
        int a = comparison.first();
        int b = comparison.second();
        double ratingA = rating[a];
        double deviationA = deviation[a];
        update(a, rating[b], deviation[b], comparison.score());
        update(b, ratingA, deviationA, 1 - comparison.score());
    }

    private void update(int i, double other, double otherDeviation, double score) {
        double g = 1 / Math.sqrt(1 + 3 * Q * Q * otherDeviation * otherDeviation / (Math.PI * Math.PI));
        double expected = 1 / (1 + Math.pow(10, -g * (rating[i] - other) / 400));
        double information = Q * Q * g * g * expected * (1 - expected);
        double precision = 1 / (deviation[i] * deviation[i]) + information;
        rating[i] += Q / precision * g * (score - expected);
        deviation[i] = Math.max(LEAST_DEVIATION, Math.sqrt(1 / precision));
    }

    @Override
    public int[] choose(int k) {
        return Best.of(rating.length, k, i -> rating[i]);
    }
}
