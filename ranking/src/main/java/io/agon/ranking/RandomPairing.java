package io.agon.ranking;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Random perfect matchings, AlphaWrite's rule: everyone meets one other, then all are shuffled again. An odd one out rests.
 * No pair stands twice in a batch while there are pairs left; presentation order is balanced.
 */
public final class RandomPairing implements PairingMethod {
    private static final int ATTEMPTS = 20;

    @Override
    public List<Pairing> pair(Request request) {
        Schedule schedule = request.schedule(Verdicts.of(request.field()));
        int[] order = request.eligible().clone();
        SplittableRandom random = new SplittableRandom(request.seed());
        long distinct = (long) order.length * (order.length - 1) / 2;
        Set<Long> used = new HashSet<>();
        List<Pairing> batch = new ArrayList<>();
        while (batch.size() < request.batch()) {
            int before = batch.size();
            for (int attempt = 0; attempt < ATTEMPTS && batch.size() == before; attempt++) {
                shuffle(order, random);
                for (int i = 0; i + 1 < order.length && batch.size() < request.batch(); i += 2) {
                    long key = key(order[i], order[i + 1]);
                    if (used.size() >= distinct) {
                        used.clear();
                    }
                    if (used.add(key)) {
                        Pairing pairing = schedule.order(order[i], order[i + 1], random.nextBoolean());
                        schedule.issue(pairing);
                        batch.add(pairing);
                    }
                }
            }
            if (batch.size() == before) {
                used.clear();
            }
        }
        return List.copyOf(batch);
    }

    private static long key(int a, int b) {
        return ((long) Math.min(a, b) << 32) | Math.max(a, b);
    }

    static void shuffle(int[] values, SplittableRandom random) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = values[i];
            values[i] = values[j];
            values[j] = swap;
        }
    }
}
