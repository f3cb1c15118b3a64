package io.agon.datasets.training;

import io.agon.stylometry.NGrams;
import io.agon.stylometry.Words;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells texts that hold what a model will be evaluated with: at least half of the 8-grams of an evaluation text, or, where that is
 * shorter, all its words in a row. Eight words and a half are what is usual in published decontamination; both are ours to answer for.
 */
final class Contamination {
    private static final int GRAM = 8;
    private static final double SHARE = 0.5;

    private final Map<Integer, Map<String, int[]>> grams = new HashMap<>();
    private final int[] sizes;

    Contamination(List<String> evaluation) {
        this.sizes = new int[evaluation.size()];
        for (int i = 0; i < evaluation.size(); i++) {
            int n = Math.min(GRAM, Words.count(evaluation.get(i)));
            if (n > 0) {
                Set<String> own = NGrams.of(evaluation.get(i), n);
                sizes[i] = own.size();
                int number = i;
                Map<String, int[]> index = grams.computeIfAbsent(n, unused -> new HashMap<>());
                own.forEach(gram -> index.merge(gram, new int[] {number}, Contamination::joined));
            }
        }
    }

    private static int[] joined(int[] some, int[] more) {
        int[] all = java.util.Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    /** Whether it holds one of the evaluation texts. */
    boolean in(String text) {
        int[] found = new int[sizes.length];
        for (Map.Entry<Integer, Map<String, int[]>> entry : grams.entrySet()) {
            for (String gram : NGrams.of(text, entry.getKey())) {
                for (int number : entry.getValue().getOrDefault(gram, new int[0])) {
                    if (++found[number] >= SHARE * sizes[number]) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
