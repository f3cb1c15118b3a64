package io.agon.stylometry;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How many different words a text has for its length, in ways that do not depend on the length itself. */
final class LexicalDiversity {
    /** Type-token ratio at which a factor of MTLD is complete (McCarthy and Jarvis). */
    private static final double COMPLETE = 0.72;

    private LexicalDiversity() {}

    /**
     * MTLD (McCarthy and Jarvis, Behavior Research Methods 42, 2010): mean length of runs of words that keep a type-token
     * ratio above 0.72, from both ends. Novels lie between 60 and 140.
     *
     * @return at least 0; for a text whose words never repeat, its length
     */
    static double mtld(List<String> words) {
        return words.isEmpty() ? 0 : (oneWay(words) + oneWay(words.reversed())) / 2;
    }

    private static double oneWay(List<String> words) {
        double factors = 0;
        Set<String> types = new HashSet<>();
        int tokens = 0;
        for (String word : words) {
            tokens++;
            types.add(word);
            if ((double) types.size() / tokens < COMPLETE) {
                factors++;
                types.clear();
                tokens = 0;
            }
        }
        if (tokens > 0) {
            factors += (1 - (double) types.size() / tokens) / (1 - COMPLETE);
        }
        return factors == 0 ? words.size() : words.size() / factors;
    }

    /**
     * Moving-average type-token ratio (Covington and McFall, Journal of Quantitative Linguistics 17, 2010).
     *
     * @param window words of a window; a shorter text is one window
     * @return 0 to 1, 0 for a text without words
     */
    static double matTtr(List<String> words, int window) {
        if (words.isEmpty()) {
            return 0;
        }
        Map<String, Integer> counts = new HashMap<>();
        int size = Math.min(window, words.size());
        double sum = 0;
        for (int i = 0; i < words.size(); i++) {
            counts.merge(words.get(i), 1, Integer::sum);
            if (i >= size) {
                counts.computeIfPresent(words.get(i - size), (word, n) -> n == 1 ? null : n - 1);
            }
            if (i >= size - 1) {
                sum += (double) counts.size() / size;
            }
        }
        return sum / (words.size() - size + 1);
    }
}
