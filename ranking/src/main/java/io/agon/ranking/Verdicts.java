package io.agon.ranking;

import java.util.Arrays;

/**
 * Comparisons gathered by pair and, within a pair, by question: who is shown first, to which judge, and whether the answer
 * was a plain verdict or a probability. Primitive arrays that grow; not for use by several threads.
 */
final class Verdicts {
    static final int NONE = -1;

    private int candidates;
    private final int judges;
    private int size;

    int pairs;
    int[] low = new int[64];
    int[] high = new int[64];
    int[] pairCount = new int[64];
    /** Newest question of a pair; the others follow by {@link #next}. */
    int[] newest = new int[64];

    /** True where the higher index is offspring of the lower. */
    boolean[] linked = new boolean[64];

    int questions;
    int[] pair = new int[64];
    int[] judge = new int[64];
    int[] next = new int[64];
    int[] count = new int[64];
    double[] sum = new double[64];
    /** True where the pair's lower index is shown first. */
    boolean[] lowFirst = new boolean[64];

    boolean[] soft = new boolean[64];

    /** Plain ties of each judge. */
    final int[] ties;

    int[] shownFirst;
    int[] shownSecond;

    private long[] keys = new long[128];
    private int[] values = new int[128];

    Verdicts(int candidates, int judges) {
        this.candidates = candidates;
        this.judges = judges;
        this.ties = new int[judges];
        this.shownFirst = new int[candidates];
        this.shownSecond = new int[candidates];
        Arrays.fill(values, NONE);
    }

    /**
     * The comparisons of a field in an order of their own, so that sums round alike however the field was ordered: the
     * fitted ratings are the same to the last bit.
     */
    static Verdicts of(Field field) {
        Verdicts verdicts = new Verdicts(field.size(), field.judges());
        Comparison[] sorted = field.comparisons().toArray(Comparison[]::new);
        Arrays.sort(sorted, (a, b) -> {
            int order = Integer.compare(Math.min(a.first(), a.second()), Math.min(b.first(), b.second()));
            if (order == 0) {
                order = Integer.compare(Math.max(a.first(), a.second()), Math.max(b.first(), b.second()));
            }
            if (order == 0) {
                order = Integer.compare(a.first(), b.first());
            }
            if (order == 0) {
                order = Integer.compare(a.judge(), b.judge());
            }
            return order == 0 ? Double.compare(a.score(), b.score()) : order;
        });
        for (Comparison comparison : sorted) {
            verdicts.add(comparison);
        }
        return verdicts;
    }

    int candidates() {
        return candidates;
    }

    int judges() {
        return judges;
    }

    int size() {
        return size;
    }

    void addCandidate() {
        candidates++;
        if (candidates > shownFirst.length) {
            int capacity = Math.max(16, candidates + (candidates >> 1));
            shownFirst = Arrays.copyOf(shownFirst, capacity);
            shownSecond = Arrays.copyOf(shownSecond, capacity);
        }
    }

    void add(Comparison comparison) {
        int first = comparison.first();
        int second = comparison.second();
        double score = comparison.score();
        boolean isSoft = score != 0 && score != 0.5 && score != 1;
        int p = pairOf(Math.min(first, second), Math.max(first, second));
        int q = newest[p];
        while (q != NONE && !(judge[q] == comparison.judge() && lowFirst[q] == (first < second) && soft[q] == isSoft)) {
            q = next[q];
        }
        if (q == NONE) {
            q = newQuestion(p, comparison.judge(), first < second, isSoft);
        }
        count[q]++;
        sum[q] += score;
        pairCount[p]++;
        shownFirst[first]++;
        shownSecond[second]++;
        size++;
        if (score == 0.5) {
            ties[comparison.judge()]++;
        }
    }

    /** Makes a pair of parent and offspring, compared or not. */
    void link(int parent, int offspring) {
        int p = pairOf(parent, offspring);
        linked[p] = true;
    }

    /** Index of a pair that was compared or is linked, or {@link #NONE}. */
    int find(int a, int b) {
        long key = key(Math.min(a, b), Math.max(a, b));
        int slot = slot(key);
        return values[slot];
    }

    /** How often {@code first} was shown ahead of {@code second}. */
    int count(int first, int second) {
        int p = find(first, second);
        int total = 0;
        if (p != NONE) {
            for (int q = newest[p]; q != NONE; q = next[q]) {
                if (lowFirst[q] == (first < second)) {
                    total += count[q];
                }
            }
        }
        return total;
    }

    private int pairOf(int a, int b) {
        long key = key(a, b);
        int slot = slot(key);
        if (values[slot] != NONE) {
            return values[slot];
        }
        if (pairs == low.length) {
            int capacity = pairs * 2;
            low = Arrays.copyOf(low, capacity);
            high = Arrays.copyOf(high, capacity);
            pairCount = Arrays.copyOf(pairCount, capacity);
            linked = Arrays.copyOf(linked, capacity);
            newest = Arrays.copyOf(newest, capacity);
        }
        low[pairs] = a;
        high[pairs] = b;
        newest[pairs] = NONE;
        keys[slot] = key;
        values[slot] = pairs;
        pairs++;
        if (pairs * 2 > values.length) {
            rehash();
        }
        return pairs - 1;
    }

    private int newQuestion(int p, int ofJudge, boolean lowIsFirst, boolean isSoft) {
        if (questions == pair.length) {
            int capacity = questions * 2;
            pair = Arrays.copyOf(pair, capacity);
            judge = Arrays.copyOf(judge, capacity);
            next = Arrays.copyOf(next, capacity);
            count = Arrays.copyOf(count, capacity);
            sum = Arrays.copyOf(sum, capacity);
            lowFirst = Arrays.copyOf(lowFirst, capacity);
            soft = Arrays.copyOf(soft, capacity);
        }
        pair[questions] = p;
        judge[questions] = ofJudge;
        lowFirst[questions] = lowIsFirst;
        soft[questions] = isSoft;
        next[questions] = newest[p];
        newest[p] = questions;
        return questions++;
    }

    private static long key(int a, int b) {
        return ((long) a << 32) | b;
    }

    private int slot(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        int mask = values.length - 1;
        int slot = (int) (mixed >>> 32) & mask;
        while (values[slot] != NONE && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void rehash() {
        long[] oldKeys = keys;
        int[] oldValues = values;
        keys = new long[oldValues.length * 2];
        values = new int[oldValues.length * 2];
        Arrays.fill(values, NONE);
        for (int i = 0; i < oldValues.length; i++) {
            if (oldValues[i] != NONE) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }
}
