package io.agon.stylometry;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The style of one text.
 *
 * @param words its length
 * @param values every measure that can be told of it, in the order of {@link StyleMeasure}
 */
public record StyleProfile(int words, Map<StyleMeasure, Double> values) {
    /** The most common English words: a text with few of them is not English. */
    private static final Set<String> ENGLISH = Set.of(
            "the", "and", "of", "to", "a", "in", "was", "he", "she", "it", "that", "i", "his", "her", "had", "with",
            "you", "for", "as", "not");

    private static final double LEAST_ENGLISH = 0.15;

    public StyleProfile {
        values = Collections.unmodifiableMap(values.isEmpty() ? Map.of() : new EnumMap<>(values));
    }

    /** Measures a text; one without words has no values. */
    public static StyleProfile of(String text) {
        StyleMeasure.TextFacts facts = StyleMeasure.TextFacts.of(text);
        Map<StyleMeasure, Double> values = new EnumMap<>(StyleMeasure.class);
        if (!facts.words().isEmpty()) {
            boolean english = english(facts.words());
            for (StyleMeasure measure : StyleMeasure.values()) {
                if (english || !measure.english()) {
                    values.put(measure, measure.of(facts));
                }
            }
        }
        return new StyleProfile(facts.words().size(), values);
    }

    private static boolean english(List<String> words) {
        long common = words.stream().filter(ENGLISH::contains).count();
        return common >= LEAST_ENGLISH * words.size();
    }
}
