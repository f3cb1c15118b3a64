package io.agon.ranking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Greedy batch design for large fields, ratings taken as independent: the most urgent candidates are scored against their
 * neighbours in rank, against some drawn at random and against each other; the best pair is taken, both variances fall as if
 * its verdict had come, and stale scores are recomputed only when they come up (lazy greedy, Minoux 1978).
 */
final class SparseDesign {
    private static final int NEIGHBOURS = 12;
    private static final int STRANGERS = 4;
    private static final int URGENT = 64;

    private final int[] ranked;
    private final int n;
    private final Schedule schedule;
    private final Discount discount;
    private final Border border;
    private final double[] mean;
    private final double[] variance;
    private final double[] urgency;
    private final int[] version;
    private final long seed;

    SparseDesign(Posterior posterior, int[] eligible, int places, Schedule schedule, long seed) {
        this.ranked = Ranks.byRating(posterior, eligible);
        this.n = ranked.length;
        this.schedule = schedule;
        this.discount = new Discount(posterior.judging());
        this.seed = seed;
        this.mean = new double[n];
        this.variance = new double[n];
        for (int r = 0; r < n; r++) {
            mean[r] = posterior.mean(ranked[r]);
            variance[r] = posterior.variance(ranked[r]);
        }
        this.border = Border.of(mean, variance, places);
        this.urgency = new double[n];
        for (int r = 0; r < n; r++) {
            urgency[r] = urgency(r);
        }
        this.version = new int[n];
    }

    private double urgency(int r) {
        return variance[r] * variance[r] * border.weight(mean[r], variance[r]);
    }

    /** Counts pairings whose verdict is still out as if it had come. */
    void expect(List<PairingMethod.Pairing> inFlight) {
        if (inFlight.isEmpty()) {
            return;
        }
        int size = Arrays.stream(ranked).max().orElse(0) + 1;
        int[] place = new int[size];
        Arrays.fill(place, -1);
        for (int r = 0; r < n; r++) {
            place[ranked[r]] = r;
        }
        for (PairingMethod.Pairing pairing : inFlight) {
            int a = pairing.first() < size ? place[pairing.first()] : -1;
            int b = pairing.second() < size ? place[pairing.second()] : -1;
            if (a >= 0 && b >= 0) {
                apply(a, b);
            }
        }
    }

    private record Scored(int a, int b, double score, int version) {}

    List<PairingMethod.Pairing> select(int batch) {
        int[] urgent = IntStream.range(0, n)
                .boxed()
                .sorted((a, b) -> {
                    int order = Double.compare(urgency[b], urgency[a]);
                    return order == 0 ? Integer.compare(a, b) : order;
                })
                .mapToInt(Integer::intValue)
                .limit(4L * batch + URGENT)
                .toArray();
        SplittableRandom random = new SplittableRandom(seed);
        List<Scored> scored = new ArrayList<>(urgent.length * (2 * NEIGHBOURS + STRANGERS));
        boolean[] done = new boolean[n];
        for (int a : urgent) {
            done[a] = true;
            for (int b = Math.max(0, a - NEIGHBOURS); b <= Math.min(n - 1, a + NEIGHBOURS); b++) {
                if (!done[b]) {
                    scored.add(score(a, b));
                }
            }
            for (int s = 0; s < STRANGERS; s++) {
                int b = random.nextInt(n);
                if (Math.abs(a - b) > NEIGHBOURS) {
                    scored.add(score(a, b));
                }
            }
        }
        for (int x = 0; x < Math.min(URGENT, urgent.length); x++) {
            for (int y = 0; y < x; y++) {
                if (Math.abs(urgent[x] - urgent[y]) > NEIGHBOURS) {
                    scored.add(score(urgent[x], urgent[y]));
                }
            }
        }
        PriorityQueue<Scored> queue = new PriorityQueue<>(Math.max(1, scored.size()), (x, y) -> {
            int order = Double.compare(y.score, x.score);
            order = order == 0 ? Integer.compare(x.a, y.a) : order;
            return order == 0 ? Integer.compare(x.b, y.b) : order;
        });
        queue.addAll(scored);
        List<PairingMethod.Pairing> chosen = new ArrayList<>(batch);
        while (chosen.size() < batch) {
            Scored best = queue.poll();
            if (best.version != version[best.a] + version[best.b]) {
                queue.add(score(best.a, best.b));
                continue;
            }
            PairingMethod.Pairing pairing = schedule.order(
                    ranked[best.a], ranked[best.b], (chosen.size() & 1) == 0 == mean[best.a] < mean[best.b]);
            schedule.issue(pairing);
            chosen.add(pairing);
            apply(best.a, best.b);
            queue.add(score(best.a, best.b));
        }
        return chosen;
    }

    private double information(int a, int b) {
        double uncertain = variance[a] + variance[b];
        int same = schedule.count(ranked[a], ranked[b]);
        int reverse =
                same == 0 && schedule.meetings(ranked[a], ranked[b]) == 0 ? 0 : schedule.count(ranked[b], ranked[a]);
        double next = discount.next(
                discount.fresh(mean[a] - mean[b], uncertain), Math.min(same, reverse), Math.max(same, reverse));
        return next / (1 + next * uncertain);
    }

    private Scored score(int a, int b) {
        double score = (urgency[a] + urgency[b]) * information(a, b);
        return new Scored(a, b, score, version[a] + version[b]);
    }

    private void apply(int a, int b) {
        double information = information(a, b);
        variance[a] -= variance[a] * variance[a] * information;
        variance[b] -= variance[b] * variance[b] * information;
        urgency[a] = urgency(a);
        urgency[b] = urgency(b);
        version[a]++;
        version[b]++;
    }
}
