package io.agon.evolution;

import io.agon.evolution.domain.specification.Ranking;
import io.agon.evolution.domain.tournament.Methods;
import io.agon.ranking.AdaptivePairing;
import io.agon.ranking.BradleyTerry;
import io.agon.ranking.Comparison;
import io.agon.ranking.Field;
import io.agon.ranking.PairingMethod;
import io.agon.ranking.RatingResult;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Statistics simple enough to be checked by hand: a rating is the share of points won. */
public final class TestMethods {
    private TestMethods() {}

    public static Methods simple() {
        return new Methods(
                Map.of(Ranking.Method.BRADLEY_TERRY, TestMethods::shares, Ranking.Method.ELO, TestMethods::shares),
                Map.of(
                        Ranking.Pairing.RANDOM, TestMethods::pairs,
                        Ranking.Pairing.SWISS, TestMethods::pairs,
                        Ranking.Pairing.ADAPTIVE, TestMethods::pairs),
                (field, judge) -> false);
    }

    /** The joint model with pairs of its choice. */
    public static Methods joint() {
        return new Methods(
                Map.of(Ranking.Method.BRADLEY_TERRY, new BradleyTerry()),
                Map.of(Ranking.Pairing.ADAPTIVE, new AdaptivePairing()),
                (field, judge) -> false);
    }

    private static List<PairingMethod.Pairing> pairs(PairingMethod.Request request) {
        Random random = new Random(request.seed());
        List<PairingMethod.Pairing> pairs = new ArrayList<>();
        List<Integer> left = new ArrayList<>();
        while (pairs.size() < request.batch()) {
            if (left.size() < 2) {
                left.clear();
                for (int index : request.eligible()) {
                    left.add(index);
                }
                Collections.shuffle(left, random);
            }
            pairs.add(new PairingMethod.Pairing(left.removeLast(), left.removeLast()));
        }
        return pairs;
    }

    private static RatingResult shares(Field field) {
        double[] points = new double[field.size()];
        int[] played = new int[field.size()];
        for (Comparison comparison : field.comparisons()) {
            points[comparison.first()] += comparison.score();
            points[comparison.second()] += 1 - comparison.score();
            played[comparison.first()]++;
            played[comparison.second()]++;
        }
        return new RatingResult() {
            @Override
            public int size() {
                return points.length;
            }

            @Override
            public double mean(int candidate) {
                return (points[candidate] + 1) / (played[candidate] + 2) - 0.5;
            }

            @Override
            public double variance(int candidate) {
                return Double.NaN;
            }

            @Override
            public Interval interval(int candidate, double probability) {
                return new Interval(mean(candidate), Double.NaN, Double.NaN);
            }

            @Override
            public double[] topProbabilities(int[] eligible, int k, long seed) {
                double[] unknown = new double[points.length];
                java.util.Arrays.fill(unknown, Double.NaN);
                return unknown;
            }

            @Override
            public Interval positionBias(int judge, double probability) {
                return new Interval(0, Double.NaN, Double.NaN);
            }

            @Override
            public double separation() {
                return Double.NaN;
            }
        };
    }
}
