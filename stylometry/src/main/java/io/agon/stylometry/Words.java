package io.agon.stylometry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Finds words: runs of letters, marks and digits; an apostrophe or a hyphen between two of them does not end a word, two hyphens
 * do. Each ideograph is a word.
 */
public final class Words {
    /** Takes words as they are found. */
    @FunctionalInterface
    public interface Finder {
        /**
         * A word.
         *
         * @param start offset of its first character
         * @param end offset after its last character
         */
        void found(int start, int end);
    }

    private Words() {}

    /** Number of words of a text. */
    public static int count(CharSequence text) {
        return count(text, 0, text.length());
    }

    /** Number of words between two offsets. */
    public static int count(CharSequence text, int start, int end) {
        int words = 0;
        int from = start;
        while ((from = next(text, from, end)) >= 0) {
            words++;
            from = end(text, from, end);
        }
        return words;
    }

    /** Tells of the words of a text in their order. */
    public static void find(CharSequence text, Finder finder) {
        int from = 0;
        while ((from = next(text, from, text.length())) >= 0) {
            int end = end(text, from, text.length());
            finder.found(from, end);
            from = end;
        }
    }

    /** The words of a text, {@linkplain #plain plain}. */
    public static List<String> of(CharSequence text) {
        List<String> words = new ArrayList<>();
        find(text, (start, end) -> words.add(plain(text.subSequence(start, end))));
        return words;
    }

    /** A word as it is compared: in lower case, with straight apostrophes and simple hyphens. */
    public static String plain(CharSequence word) {
        String lower = word.toString().toLowerCase(Locale.ROOT);
        return lower.chars().allMatch(c -> c < 0x80)
                ? lower
                : lower.replace('’', '\'').replace('\u2010', '-').replace('\u2011', '-');
    }

    /** Where the next word begins, or -1. */
    private static int next(CharSequence text, int from, int end) {
        int i = from;
        while (i < end) {
            int c = Character.codePointAt(text, i);
            if (wordly(c)) {
                return i;
            }
            i += Character.charCount(c);
        }
        return -1;
    }

    /** Where the word that begins here ends. */
    private static int end(CharSequence text, int start, int end) {
        int i = start;
        while (i < end) {
            int c = Character.codePointAt(text, i);
            int after = i + Character.charCount(c);
            if (ideograph(c)) {
                return i == start ? Math.min(after, end) : i;
            }
            boolean within = wordly(c)
                    || joins(c)
                            && after < end
                            && wordly(Character.codePointAt(text, after))
                            && !ideograph(Character.codePointAt(text, after));
            if (!within) {
                return i;
            }
            i = after;
        }
        return Math.min(i, end);
    }

    private static boolean ideograph(int c) {
        return c >= 0x2e80 && Character.isIdeographic(c);
    }

    private static boolean wordly(int c) {
        if (c < 0x80) {
            return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
        }
        return Character.isLetterOrDigit(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK;
    }

    private static boolean joins(int c) {
        return c == '\'' || c == '’' || c == '-' || c == 0x2010 || c == 0x2011;
    }
}
