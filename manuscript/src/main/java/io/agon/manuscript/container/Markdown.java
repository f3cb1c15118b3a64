package io.agon.manuscript.container;

import io.agon.manuscript.text.Lines;
import io.agon.manuscript.text.Mark;
import io.agon.manuscript.text.MarkKind;
import io.agon.manuscript.text.MarkedText;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Markdown: the text stays as it is, headings are marked, a block of metadata in front is read. */
public final class Markdown {
    private static final Pattern HEADING = Pattern.compile("^(#{1,6})(?:[ \\t]+.*|[ \\t]*)$");
    private static final Pattern UNDERLINE = Pattern.compile("^(=+|-{2,})[ \\t]*$");
    private static final Pattern FENCE = Pattern.compile("^(```|~~~).*");
    private static final Pattern FIELD = Pattern.compile("^([A-Za-z][A-Za-z -]{1,20}):\\s*(.*)$");
    private static final int LONGEST_METADATA = 60;

    private Markdown() {}

    /** Whether a text without a telling name is Markdown: it has headings with hashes and text between them. */
    public static boolean looksLike(String text) {
        Lines lines = new Lines(text.length() > 200_000 ? text.substring(0, 200_000) : text);
        int headings = 0;
        for (int line = 0; line < lines.count(); line++) {
            if (lines.end(line) > lines.start(line) && lines.text().charAt(lines.start(line)) == '#') {
                Matcher heading = HEADING.matcher(lines.text().substring(lines.start(line), lines.end(line)));
                headings += heading.matches() && lines.words(line, line + 1) > 0 ? 1 : 0;
            }
        }
        return headings >= 2;
    }

    /** Where the text begins behind a block of metadata; 0 without one. */
    public static int start(String text) {
        Lines lines = new Lines(text.length() > 20_000 ? text.substring(0, 20_000) : text);
        int end = metadataEnd(lines);
        return end == 0 ? 0 : lines.start(end);
    }

    private static int metadataEnd(Lines lines) {
        if (lines.count() == 0 || !lines.stripped(0).equals("---")) {
            return 0;
        }
        for (int line = 1; line < Math.min(lines.count(), LONGEST_METADATA); line++) {
            String text = lines.stripped(line);
            if (text.equals("---") || text.equals("...")) {
                return line + 1;
            }
        }
        return 0;
    }

    /** Marks the headings of a text; offsets count from its beginning, metadata included. */
    public static Extract read(String text) {
        Lines lines = new Lines(text);
        Map<String, String> metadata = new LinkedHashMap<>();
        int from = metadataEnd(lines);
        for (int line = 1; line < from; line++) {
            Matcher field = FIELD.matcher(lines.stripped(line));
            if (field.matches()) {
                String value = field.group(2).strip().replaceAll("^[\"'\\[]+|[\"'\\]]+$", "");
                if (!value.isEmpty()) {
                    metadata.putIfAbsent(field.group(1).toLowerCase(Locale.ROOT), value);
                }
            }
        }
        List<Mark> marks = new ArrayList<>();
        boolean code = false;
        for (int line = from; line < lines.count(); line++) {
            String raw = text.substring(lines.start(line), Math.min(lines.end(line), lines.start(line) + 400));
            if (FENCE.matcher(raw).matches()) {
                code = !code;
            }
            if (code) {
                continue;
            }
            Matcher heading = HEADING.matcher(raw);
            if (heading.matches() && lines.words(line, line + 1) > 0) {
                marks.add(mark(lines, line, line, heading.group(1).length()));
            } else if (underlined(lines, line, from)) {
                int level = lines.stripped(line + 1).startsWith("=") ? 1 : 2;
                marks.add(mark(lines, line, line + 1, level));
            }
        }
        return new Extract(new MarkedText(text, marks), metadata, List.of());
    }

    /** A single short line directly above a line of equals signs or hyphens. */
    private static boolean underlined(Lines lines, int line, int from) {
        return line + 1 < lines.count()
                && !lines.blank(line)
                && lines.length(line) <= 120
                && (line == from || lines.blank(line - 1))
                && UNDERLINE.matcher(lines.stripped(line + 1)).matches()
                && lines.words(line, line + 1) > 0;
    }

    private static Mark mark(Lines lines, int first, int last, int level) {
        return new Mark(MarkKind.HEADING, lines.start(first), lines.end(last), level, "");
    }
}
