package io.agon.manuscript.text;

/**
 * Counts words as drafting does: runs of letters, marks and digits; an apostrophe or a hyphen between two of them does not
 * end a word, two hyphens do. Each ideograph counts as a word.
 */
public final class Words {
    private Words() {}

    /** Number of words of a text. */
    public static int count(CharSequence text) {
        return count(text, 0, text.length());
    }

    /** Number of words between two offsets. */
    public static int count(CharSequence text, int start, int end) {
        int words = 0;
        boolean inside = false;
        int i = start;
        while (i < end) {
            int c = Character.codePointAt(text, i);
            int next = Math.min(end, i + Character.charCount(c));
            if (c < 0x80 ? wordlyAscii(c) : wordly(c)) {
                if (c >= 0x2e80 && Character.isIdeographic(c)) {
                    words++;
                    inside = false;
                } else {
                    words += inside ? 0 : 1;
                    inside = true;
                }
            } else if (!(inside && joins(c) && next < end && wordly(Character.codePointAt(text, next)))) {
                inside = false;
            }
            i = next;
        }
        return words;
    }

    private static boolean wordlyAscii(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
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
