package io.agon.publishing;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Untrusted text: without what no file may hold, cut into paragraphs, escaped. */
final class Text {
    private static final Pattern PARAGRAPHS = Pattern.compile("\\n[ \\t]*\\n\\s*");
    private static final Pattern EMPHASIS =
            Pattern.compile("(?<![\\p{L}\\p{N}*])\\*(?=\\S)([^*\\n]{1,400}?)(?<=\\S)\\*(?![\\p{L}\\p{N}*])"
                    + "|(?<![\\p{L}\\p{N}_])_(?=\\S)([^_\\n]{1,400}?)(?<=\\S)_(?![\\p{L}\\p{N}_])");

    private Text() {}

    /** Without characters that XML 1.0 does not allow, and with line feeds for all line ends. */
    static String clean(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .codePoints()
                .filter(Text::allowed)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static boolean allowed(int c) {
        return c == '\n'
                || c == '\t'
                || c >= 0x20 && c <= 0xD7FF && !(c >= 0x7F && c <= 0x9F)
                || c >= 0xE000 && c <= 0xFFFD
                || c >= 0x10000 && (c & 0xFFFE) != 0xFFFE;
    }

    /** On one line. */
    static String line(String text) {
        return clean(text).replaceAll("\\s+", " ").strip();
    }

    /** The paragraphs of a text, each on one line. */
    static List<String> paragraphs(String text) {
        return Stream.of(PARAGRAPHS.split(clean(text)))
                .map(Text::line)
                .filter(paragraph -> !paragraph.isEmpty())
                .toList();
    }

    /** For XML, in elements and in attributes. */
    static String xml(String text) {
        return clean(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** A paragraph for XHTML. */
    static String emphasised(String paragraph) {
        return EMPHASIS.matcher(xml(paragraph))
                .replaceAll(found -> "<em>"
                        + java.util.regex.Matcher.quoteReplacement(
                                found.group(1) == null ? found.group(2) : found.group(1))
                        + "</em>");
    }
}
