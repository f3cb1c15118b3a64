package io.agon.stylometry;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds sentences: what ends with a full stop, an exclamation or question mark or an ellipsis, closing quotes and brackets
 * included, before white space and something that may begin a sentence; and what ends with a blank line.
 */
final class Sentences {
    private static final Set<String> ABBREVIATIONS = Set.of(
            "mr", "mrs", "ms", "dr", "st", "jr", "sr", "prof", "rev", "hon", "capt", "col", "gen", "lieut", "lt",
            "messrs", "mme", "mlle", "esq", "vol", "no", "etc", "viz", "i.e", "e.g", "cf");

    private Sentences() {}

    /** Number of words of each sentence that has any. */
    static List<Integer> lengths(String text) {
        List<Integer> lengths = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            if (ends(text, i)) {
                add(lengths, Words.count(text, start, i + 1));
                start = i + 1;
            }
        }
        add(lengths, Words.count(text, start, text.length()));
        return lengths;
    }

    private static void add(List<Integer> lengths, int words) {
        if (words > 0) {
            lengths.add(words);
        }
    }

    private static boolean ends(String text, int i) {
        char c = text.charAt(i);
        if (c == '\n') {
            return i + 1 < text.length() && blankLineAt(text, i + 1);
        }
        if ("。！？".indexOf(c) >= 0) {
            return true;
        }
        if (".!?…".indexOf(c) < 0) {
            return false;
        }
        int after = i + 1;
        while (after < text.length() && ".!?…”’\"')]»*_".indexOf(text.charAt(after)) >= 0) {
            after++;
        }
        if (after >= text.length() || !Character.isWhitespace(text.charAt(after))) {
            return after >= text.length();
        }
        int next = after;
        while (next < text.length() && (Character.isWhitespace(text.charAt(next)) || opens(text.charAt(next)))) {
            next++;
        }
        boolean begins = next >= text.length() || !Character.isLowerCase(text.codePointAt(next));
        return begins && !(c == '.' && abbreviation(text, i));
    }

    private static boolean opens(char c) {
        return "“‘\"'([«—–-*_".indexOf(c) >= 0;
    }

    private static boolean blankLineAt(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == '\n') {
                return true;
            }
            if (!Character.isWhitespace(text.charAt(i))) {
                return false;
            }
        }
        return false;
    }

    /** Whether the full stop here belongs to an abbreviation or to an initial. */
    private static boolean abbreviation(String text, int stop) {
        int start = stop;
        while (start > 0 && (Character.isLetter(text.charAt(start - 1)) || text.charAt(start - 1) == '.')) {
            start--;
        }
        String word = text.substring(start, stop);
        return word.length() == 1 && Character.isUpperCase(word.charAt(0)) && !word.equals("I")
                || ABBREVIATIONS.contains(Words.plain(word));
    }
}
