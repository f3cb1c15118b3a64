package io.agon.generator.domain.drafting;

/**
 * Counts words: runs of letters, marks and digits; an apostrophe or hyphen between two of them does not end a word. Each
 * ideograph counts as a word.
 */
public final class Words {
    private Words() {}

    /** Number of words of a text. */
    public static int count(String text) {
        int words = 0;
        boolean inside = false;
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            int next = i + Character.charCount(c);
            if (Character.isIdeographic(c)) {
                words++;
                inside = false;
            } else if (wordly(c)) {
                words += inside ? 0 : 1;
                inside = true;
            } else if (!(inside && joins(c) && next < text.length() && wordly(text.codePointAt(next)))) {
                inside = false;
            }
            i = next;
        }
        return words;
    }

    private static boolean wordly(int c) {
        return Character.isLetterOrDigit(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK;
    }

    private static boolean joins(int c) {
        return c == '\'' || c == '’' || c == '-' || c == 0x2010 || c == 0x2011;
    }
}
