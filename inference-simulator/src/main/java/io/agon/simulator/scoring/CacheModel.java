package io.agon.simulator.scoring;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The least that a language model knows: what was said is said again, most of all what was said a moment ago (the decaying cache of
 * Clarkson and Robinson, 1997); now and then any word that was ever said; anything else is spelt letter by letter. So a text is
 * the more probable the more of its words stood before it, and for no other reason.
 */
public final class CacheModel {
    private static final double RECENT = 0.75;
    private static final double EVER = 0.15;
    private static final double SPELT = 1 - RECENT - EVER;
    private static final double DECAY = Math.exp(-1.0 / 100);
    private static final double LENGTHS = 8;
    private static final double LETTERS = 32;

    private CacheModel() {}

    /** Weight of a word, as of the place where it last stood. */
    private record Seen(double weight, int place) {
        double at(int later) {
            return weight * Math.pow(DECAY, later - place);
        }
    }

    /** Natural logarithm of each token's probability after those before it. */
    public static double[] logProbabilities(List<String> tokens) {
        Map<String, Seen> seen = new HashMap<>();
        double[] logs = new double[tokens.size()];
        double all = 0;
        for (int i = 0; i < logs.length; i++) {
            String word = tokens.get(i).strip().toLowerCase(Locale.ROOT);
            Seen before = seen.get(word);
            double probability = SPELT * Math.pow(LETTERS, -word.length()) / LENGTHS;
            if (before != null) {
                probability += RECENT * before.at(i) / all + EVER / seen.size();
            }
            logs[i] = Math.log(probability);
            all = (all + 1) * DECAY;
            double weight = before == null ? 0 : before.at(i);
            seen.put(word, new Seen((weight + 1) * DECAY, i + 1));
        }
        return logs;
    }
}
