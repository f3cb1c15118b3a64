package io.agon.simulator.scoring;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The least that a language model knows: what was said before is likely to be said again (the cache component of Kuhn and De Mori,
 * 1990); anything else is spelt letter by letter. So a text is the more probable the more of its words stood before it, and for no
 * other reason.
 */
public final class CacheModel {
    private static final double MOST_CACHED = 0.9;
    private static final double HALF = 50;
    private static final double LENGTHS = 8;
    private static final double LETTERS = 32;

    private CacheModel() {}

    /** Natural logarithm of each token's probability after those before it. */
    public static double[] logProbabilities(List<String> tokens) {
        Map<String, Integer> counts = new HashMap<>();
        double[] logs = new double[tokens.size()];
        for (int i = 0; i < logs.length; i++) {
            String word = tokens.get(i).strip().toLowerCase(Locale.ROOT);
            double cached = MOST_CACHED * i / (i + HALF);
            double seen = i == 0 ? 0 : (double) counts.getOrDefault(word, 0) / i;
            double spelt = Math.pow(LETTERS, -word.length()) / LENGTHS;
            logs[i] = Math.log(cached * seen + (1 - cached) * spelt);
            counts.merge(word, 1, Integer::sum);
        }
        return logs;
    }
}
