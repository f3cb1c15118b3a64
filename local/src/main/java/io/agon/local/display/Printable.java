package io.agon.local.display;

/**
 * Makes foreign text safe to print.
 *
 * <p>What a model or an endpoint wrote may hold control characters that move the cursor, change the title or forge
 * output, and marks that reorder what is read. They are shown as {@code \}{@code u001b} and the like, never passed on.
 */
public final class Printable {
    private Printable() {}

    /** Keeps line breaks, and tabs as spaces. */
    public static String text(String foreign) {
        return escaped(foreign.replace("\r\n", "\n").replace("\t", "    "), true);
    }

    /** On one line. */
    public static String line(String foreign) {
        return escaped(foreign.replaceAll("[\\r\\n\\t]+", " "), false).strip();
    }

    /** On one line of at most so many characters, cut with an ellipsis. */
    public static String line(String foreign, int width) {
        String whole = line(foreign);
        if (whole.codePointCount(0, whole.length()) <= width) {
            return whole;
        }
        return whole.substring(0, whole.offsetByCodePoints(0, Math.max(0, width - 1))) + "…";
    }

    private static String escaped(String text, boolean lines) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\n' && lines) {
                safe.append('\n');
            } else if (dangerous(c)) {
                safe.append("\\u%04x".formatted(c));
            } else {
                safe.appendCodePoint(c);
            }
        });
        return safe.toString();
    }

    private static boolean dangerous(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            // joiners belong to scripts and emoji; the other format characters reorder or hide text
            case Character.FORMAT -> c != 0x200c && c != 0x200d;
            default -> false;
        };
    }
}
