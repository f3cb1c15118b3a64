package io.agon.generator.domain.drafting;

import io.agon.stylometry.RepetitionSentinel;
import io.agon.stylometry.Words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a text must keep to, besides not repeating itself.
 *
 * @param minWords fewest words
 * @param maxWords most words
 * @param required phrases that must occur; case and runs of white space do not matter
 * @param forbidden phrases that must not
 */
public record TextRules(int minWords, int maxWords, List<String> required, List<String> forbidden) {
    public TextRules {
        required = List.copyOf(required);
        forbidden = List.copyOf(forbidden);
    }

    /** The rules that a text breaks, one sentence each: what it is, and the rule. Empty if it keeps to all. */
    public List<String> violations(String text) {
        List<String> broken = new ArrayList<>();
        int words = Words.count(text);
        if (words == 0) {
            broken.add("the text is empty: must hold words");
            return broken;
        }
        if (words < minWords) {
            broken.add("length is " + words + " words: must be at least " + minWords);
        }
        if (words > maxWords) {
            broken.add("length is " + words + " words: must be at most " + maxWords);
        }
        RepetitionSentinel.in(text)
                .ifPresent(repetition -> broken.add("the text repeats itself from word " + (repetition.sound() + 1)
                        + " on: must go on to its end"));
        String haystack = plain(text);
        for (String phrase : required) {
            if (!haystack.contains(plain(phrase))) {
                broken.add("'" + phrase + "' is missing: must occur");
            }
        }
        for (String phrase : forbidden) {
            if (haystack.contains(plain(phrase))) {
                broken.add("'" + phrase + "' occurs: must not");
            }
        }
        return broken;
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replace('’', '\'')
                .replaceAll("\\s+", " ")
                .strip();
    }
}
