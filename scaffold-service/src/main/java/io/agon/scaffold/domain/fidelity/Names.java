package io.agon.scaffold.domain.fidelity;

import io.agon.stylometry.Words;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Names in a text, found without a model: words with a capital inside a sentence, where nothing but a name or a title has one in
 * English. A word that also stands in small letters in the same text is none. Languages that write all nouns with a capital, or
 * know no capitals, are not served by it.
 */
final class Names {
    private static final Set<String> NONE =
            Set.of("I", "I'm", "I'll", "I've", "I'd", "Mr", "Mrs", "Miss", "Sir", "Lady", "Dr");

    private Names() {}

    /** Names by how often they stand inside a sentence. */
    static Map<String, Integer> in(String text) {
        Map<String, Integer> names = new HashMap<>();
        Set<String> small = new HashSet<>();
        int[] last = {-1};
        Words.find(text, (start, end) -> {
            String word = text.substring(start, end).replaceAll("['’]s$", "");
            if (Character.isUpperCase(word.charAt(0))) {
                boolean inside = last[0] >= 0 && text.substring(last[0], start).matches(",? ");
                if (inside && word.length() > 1 && !NONE.contains(word)) {
                    names.merge(word, 1, Integer::sum);
                }
            } else {
                small.add(word);
            }
            last[0] = end;
        });
        names.keySet().removeIf(name -> small.contains(name.toLowerCase(java.util.Locale.ROOT)));
        return names;
    }
}
