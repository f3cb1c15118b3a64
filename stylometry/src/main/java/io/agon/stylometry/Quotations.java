package io.agon.stylometry;

import java.util.Locale;

/**
 * Tells whether passages stand in a text word for word. Line ends, runs of white space, case and the forms of quotation marks,
 * dashes and apostrophes do not matter; marks and dots of omission around a passage do not either. Immutable.
 */
public final class Quotations {
    private static final String AROUND = "\"'. ";

    private final String text;

    private Quotations(String text) {
        this.text = text;
    }

    /** Passages of this text. */
    public static Quotations of(String text) {
        return new Quotations(plain(text));
    }

    /** Whether the passage stands in the text; one without words stands nowhere. */
    public boolean hold(String passage) {
        String wanted = trimmed(plain(passage));
        return !wanted.isEmpty() && text.contains(wanted);
    }

    private static String trimmed(String passage) {
        int start = 0;
        int end = passage.length();
        while (start < end && AROUND.indexOf(passage.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && AROUND.indexOf(passage.charAt(end - 1)) >= 0) {
            end--;
        }
        return passage.substring(start, end);
    }

    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        boolean space = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c) || c == '\u00A0') {
                if (!space) {
                    plain.append(' ');
                }
                space = true;
                continue;
            }
            space = false;
            switch (c) {
                case '‘', '’', '‚', '‛', '′' -> plain.append('\'');
                case '“', '”', '„', '‟', '«', '»' -> plain.append('"');
                case '–', '—', '―', '‐', '‑' -> plain.append('-');
                case '…' -> plain.append("...");
                default -> plain.append(c);
            }
        }
        return plain.toString().strip().toLowerCase(Locale.ROOT);
    }
}
