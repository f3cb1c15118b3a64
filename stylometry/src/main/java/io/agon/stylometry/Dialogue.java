package io.agon.stylometry;

/**
 * Finds what is spoken: text between quotation marks of any of the common kinds, within one paragraph each; a quote that a
 * paragraph does not close ends with it. A straight or curved single quote opens where a word begins after white space, and
 * closes where none goes on after it; a paragraph that begins with a dash is spoken to its end.
 */
final class Dialogue {
    private Dialogue() {}

    /** Number of words spoken. */
    static int words(String text) {
        int words = 0;
        for (String paragraph : text.split("\\R[ \\t]*\\R")) {
            words += inParagraph(paragraph.strip());
        }
        return words;
    }

    private static int inParagraph(String paragraph) {
        if (paragraph.startsWith("—") || paragraph.startsWith("– ") || paragraph.startsWith("-- ")) {
            return Words.count(paragraph);
        }
        int words = 0;
        int i = 0;
        while (i < paragraph.length()) {
            char open = paragraph.charAt(i);
            char close = closing(open);
            if (close == 0 || single(open) && !opens(paragraph, i)) {
                i++;
                continue;
            }
            int end = i + 1;
            while (end < paragraph.length() && !closes(paragraph, end, close)) {
                end++;
            }
            // a single quote that nothing closes is an apostrophe
            if (end < paragraph.length() || !single(open)) {
                words += Words.count(paragraph, i, end);
                i = end + 1;
            } else {
                i++;
            }
        }
        return words;
    }

    private static char closing(char open) {
        return switch (open) {
            case '“' -> '”';
            case '"' -> '"';
            case '‘' -> '’';
            case '\'' -> '\'';
            case '«' -> '»';
            case '„' -> '“';
            case '「' -> '」';
            case '『' -> '』';
            default -> 0;
        };
    }

    private static boolean single(char open) {
        return open == '‘' || open == '\'';
    }

    private static boolean opens(String text, int i) {
        boolean before =
                i == 0 || Character.isWhitespace(text.charAt(i - 1)) || "(—–-".indexOf(text.charAt(i - 1)) >= 0;
        return before && i + 1 < text.length() && Character.isLetterOrDigit(text.charAt(i + 1));
    }

    /** A single quote before a letter is an apostrophe. */
    private static boolean closes(String text, int i, char close) {
        boolean goesOn = i + 1 < text.length() && Character.isLetterOrDigit(text.charAt(i + 1));
        return text.charAt(i) == close && !(goesOn && (close == '’' || close == '\''));
    }
}
