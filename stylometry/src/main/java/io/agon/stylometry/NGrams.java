package io.agon.stylometry;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Runs of words that texts share. */
public final class NGrams {
    private NGrams() {}

    /** The different runs of so many words, each as its words apart by a space. */
    public static Set<String> of(CharSequence text, int n) {
        if (n < 1) {
            throw new IllegalArgumentException("n is " + n + ": must be at least 1");
        }
        List<String> words = Words.of(text);
        Set<String> grams = new HashSet<>();
        for (int i = 0; i + n <= words.size(); i++) {
            grams.add(String.join(" ", words.subList(i, i + n)));
        }
        return grams;
    }

    /** Jaccard similarity: what both have of what either has, 0 to 1; 0 where both are empty. */
    public static double jaccard(Set<String> one, Set<String> other) {
        int shared = shared(one, other);
        int all = one.size() + other.size() - shared;
        return all == 0 ? 0 : (double) shared / all;
    }

    /**
     * How alike texts are: the mean Jaccard similarity of the runs of two of them, over all pairs of the first so many; NaN where there are
     * fewer than two.
     *
     * @param most texts that are compared; at least 2
     */
    public static double likeness(List<String> texts, int n, int most) {
        List<Set<String>> grams =
                texts.stream().limit(most).map(text -> of(text, n)).toList();
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < grams.size(); i++) {
            for (int j = i + 1; j < grams.size(); j++) {
                sum += jaccard(grams.get(i), grams.get(j));
                pairs++;
            }
        }
        return pairs == 0 ? Double.NaN : sum / pairs;
    }

    /** Containment (Broder, 1997): the share of the one's runs that the other has, too, 0 to 1; 0 where it has none. */
    public static double contained(Set<String> one, Set<String> other) {
        return one.isEmpty() ? 0 : (double) shared(one, other) / one.size();
    }

    /** Dice coefficient: the harmonic mean of both containments, 0 to 1; 0 where both are empty. */
    public static double dice(Set<String> one, Set<String> other) {
        int all = one.size() + other.size();
        return all == 0 ? 0 : 2.0 * shared(one, other) / all;
    }

    private static int shared(Set<String> one, Set<String> other) {
        if (one.size() > other.size()) {
            return shared(other, one);
        }
        int shared = 0;
        for (String gram : one) {
            shared += other.contains(gram) ? 1 : 0;
        }
        return shared;
    }

    /**
     * Words of the longest run that stands in both, word for word.
     *
     * @param atLeast shorter runs do not matter and count as 0; at least 1
     */
    public static int longestShared(CharSequence one, CharSequence other, int atLeast) {
        Set<String> grams = of(other, atLeast);
        List<String> words = Words.of(one);
        List<String> others = Words.of(other);
        int longest = 0;
        for (int i = 0; i + Math.max(atLeast, longest + 1) <= words.size(); i++) {
            if (grams.contains(String.join(" ", words.subList(i, i + atLeast)))) {
                longest = Math.max(longest, runFrom(words, i, others, atLeast));
            }
        }
        return longest;
    }

    private static int runFrom(List<String> words, int from, List<String> others, int atLeast) {
        int longest = 0;
        for (int k = 0; k + atLeast <= others.size(); k++) {
            int length = 0;
            while (from + length < words.size()
                    && k + length < others.size()
                    && words.get(from + length).equals(others.get(k + length))) {
                length++;
            }
            longest = Math.max(longest, length);
        }
        return longest;
    }
}
