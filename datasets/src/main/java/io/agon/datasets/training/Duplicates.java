package io.agon.datasets.training;

import io.agon.stylometry.Words;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds texts that are nearly the same: MinHash over word 5-grams (Broder, 1997), candidates by locality-sensitive bands (Leskovec,
 * Rajaraman and Ullman, Mining of Massive Datasets, 3.4), the similarity then estimated from the whole signature, with a standard
 * error of at most 0.045. About a kilobyte a text, however long it is.
 */
final class Duplicates {
    private static final int GRAM = 5;
    private static final int HASHES = 128;
    private static final int ROWS = 4;

    private final double similarity;
    private final List<long[]> signatures = new ArrayList<>();
    private final Map<Long, List<Integer>> bands = new HashMap<>();

    /** @param similarity Jaccard, from which on two texts count as the same */
    Duplicates(double similarity) {
        this.similarity = similarity;
    }

    /** The number of the text's class: that of the most similar text before it, or a new one, which counts up from 0. */
    int classOf(String text) {
        long[] signature = signature(text);
        int nearest = -1;
        double most = similarity;
        for (int band = 0; band < HASHES / ROWS; band++) {
            for (int other : bands.getOrDefault(key(signature, band), List.of())) {
                double alike = similarity(signature, signatures.get(other));
                if (alike > most || alike == most && (nearest < 0 || other < nearest)) {
                    most = alike;
                    nearest = other;
                }
            }
        }
        if (nearest >= 0) {
            return nearest;
        }
        int fresh = signatures.size();
        signatures.add(signature);
        for (int band = 0; band < HASHES / ROWS; band++) {
            bands.computeIfAbsent(key(signature, band), unused -> new ArrayList<>(1))
                    .add(fresh);
        }
        return fresh;
    }

    /** Estimated Jaccard similarity of two texts. */
    static double similarity(String one, String other) {
        return similarity(signature(one), signature(other));
    }

    private static double similarity(long[] one, long[] other) {
        int same = 0;
        for (int i = 0; i < HASHES; i++) {
            same += one[i] == other[i] ? 1 : 0;
        }
        return (double) same / HASHES;
    }

    private static long[] signature(String text) {
        List<String> words = Words.of(text);
        long[] least = new long[HASHES];
        java.util.Arrays.fill(least, Long.MAX_VALUE);
        int grams = Math.max(1, words.size() - GRAM + 1);
        for (int i = 0; i < grams; i++) {
            long gram = 0;
            for (int j = i; j < Math.min(i + GRAM, words.size()); j++) {
                gram = mixed(gram * 31 + wordHash(words.get(j)));
            }
            for (int h = 0; h < HASHES; h++) {
                least[h] = Math.min(least[h], mixed(gram + h * 0x9E3779B97F4A7C15L));
            }
        }
        return least;
    }

    private static long wordHash(String word) {
        long hash = 0;
        for (int i = 0; i < word.length(); i++) {
            hash = hash * 1_000_003 + word.charAt(i);
        }
        return hash;
    }

    /** Stafford's variant 13 of the 64-bit finaliser of MurmurHash3. */
    private static long mixed(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }

    private static long key(long[] signature, int band) {
        long key = band;
        for (int i = 0; i < ROWS; i++) {
            key = mixed(key * 31 + signature[band * ROWS + i]);
        }
        return key;
    }
}
