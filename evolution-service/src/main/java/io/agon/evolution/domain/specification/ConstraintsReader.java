package io.agon.evolution.domain.specification;

import java.util.List;

/** Reads what texts must keep to. */
public final class ConstraintsReader {
    private static final int MOST_WORDS = 60_000;
    private static final int LONGEST_WORD = 200;

    private ConstraintsReader() {}

    /** @param usualMost most words where the section is silent */
    public static Constraints read(Section section, int usualMost) {
        int minWords = section.integer("min-words", 0, 0, MOST_WORDS);
        int maxWords = section.integer("max-words", Math.max(usualMost, minWords), 1, MOST_WORDS);
        if (maxWords < minWords) {
            section.refuse("max-words", maxWords, "must not be below min-words, which is " + minWords);
        }
        List<String> required = phrases(section, "required");
        List<String> forbidden = phrases(section, "forbidden");
        for (String phrase : forbidden) {
            if (required.stream().anyMatch(phrase::equalsIgnoreCase)) {
                section.refuse("forbidden", phrase, "must not be required as well");
            }
        }
        section.refuseUnknown();
        return new Constraints(minWords, maxWords, required, forbidden);
    }

    private static List<String> phrases(Section section, String key) {
        List<String> phrases = section.texts(key, 0, 100, LONGEST_WORD);
        return phrases == null ? List.of() : phrases;
    }
}
