package io.agon.benchmarks.ranking;

import io.agon.ranking.PairingMethod.Pairing;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** AlphaWrite's stream of matches: one random perfect matching after another, order at random. */
final class Matchings {
    private final int[] order;
    private final SplittableRandom random;
    private int position;

    Matchings(int candidates, long seed) {
        order = new int[candidates];
        for (int i = 0; i < candidates; i++) {
            order[i] = i;
        }
        random = new SplittableRandom(seed);
        position = candidates;
    }

    List<Pairing> next(int batch) {
        List<Pairing> pairings = new ArrayList<>(batch);
        while (pairings.size() < batch) {
            if (position + 1 >= order.length) {
                for (int i = order.length - 1; i > 0; i--) {
                    int j = random.nextInt(i + 1);
                    int swap = order[i];
                    order[i] = order[j];
                    order[j] = swap;
                }
                position = 0;
            }
            pairings.add(new Pairing(order[position], order[position + 1]));
            position += 2;
        }
        return pairings;
    }
}
