package io.agon.generator.domain.drafting;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Takes off what models put around a text although they were asked not to: a code fence around the whole, a first line
 * that announces the text ("Here is …:"), one pair of quotation marks around the whole. Nothing inside is touched.
 */
public final class Unwrapped {
    private static final Pattern ANNOUNCEMENT =
            Pattern.compile("^(here is|here's|here’s|sure|certainly|of course|below is)\\b[^\\n]{0,160}:$");

    private Unwrapped() {}

    /** The text alone, without white space around it. */
    public static String of(String reply) {
        String text = withoutFence(reply.strip());
        int lineEnd = text.indexOf('\n');
        if (lineEnd > 0
                && ANNOUNCEMENT
                        .matcher(text.substring(0, lineEnd).strip().toLowerCase(Locale.ROOT))
                        .matches()) {
            text = withoutFence(text.substring(lineEnd).strip());
        }
        return withoutQuotes(text);
    }

    private static String withoutFence(String text) {
        if (!text.startsWith("```") || !text.endsWith("```") || text.length() < 7) {
            return text;
        }
        int begin = text.indexOf('\n');
        return begin < 0 ? text : text.substring(begin, text.length() - 3).strip();
    }

    private static String withoutQuotes(String text) {
        if (text.length() < 2) {
            return text;
        }
        char open = text.charAt(0);
        char close = open == '“' ? '”' : '"';
        boolean whole = (open == '"' || open == '“')
                && text.charAt(text.length() - 1) == close
                && text.substring(1, text.length() - 1).indexOf(open) < 0
                && text.substring(1, text.length() - 1).indexOf(close) < 0;
        return whole ? text.substring(1, text.length() - 1).strip() : text;
    }
}
