package io.agon.manuscript.text;

import java.util.Locale;

/**
 * How much is read.
 *
 * @param bytes a file, and the text that is unpacked from one, must be smaller; more than 0
 * @param markupBytes a single HTML document must be smaller, for its tree takes many times its size; more than 0
 * @param lines a text has at most so many; more than 0
 * @param entries most files in an EPUB; more than 0
 * @param ratio most that a file in an EPUB may grow when it is unpacked; 2 or more
 */
public record Limits(long bytes, long markupBytes, int lines, int entries, int ratio) {
    private static final long MEGABYTE = 1_000_000L;

    /** 50 MB a book, 16 MB an HTML document, 3 million lines, 10,000 files in an EPUB, each at most 200 times its packed size. */
    public static final Limits DEFAULT = new Limits(50 * MEGABYTE, 16 * MEGABYTE, 3_000_000, 10_000, 200);

    public Limits {
        if (bytes < 1 || markupBytes < 1 || lines < 1 || entries < 1 || ratio < 2) {
            throw new IllegalArgumentException("limits: " + bytes + ", " + markupBytes + ", " + lines + ", " + entries
                    + ", " + ratio + " must be more than 0, the last one 2 or more");
        }
    }

    /** The same with another size of files. */
    public Limits withBytes(long most) {
        return new Limits(most, Math.min(markupBytes, most), lines, entries, ratio);
    }

    /** @throws UnreadableBook unless so many bytes may be read */
    public void check(String field, long size) {
        check(field, size, bytes);
    }

    /** @throws UnreadableBook unless an HTML document may have so many bytes */
    public void checkMarkup(String field, long size) {
        check(field, size, markupBytes);
    }

    /** @throws UnreadableBook where a text has too many lines */
    public void checkLines(String text) {
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            count += c == '\n' || c == '\r' ? 1 : 0;
        }
        if (count > lines) {
            throw new UnreadableBook(
                    "text",
                    String.format(Locale.ROOT, "%,d lines", count),
                    String.format(Locale.ROOT, "must have at most %,d", lines));
        }
    }

    private static void check(String field, long size, long most) {
        if (size >= most) {
            throw new UnreadableBook(field, shown(size), "must be smaller than " + shown(most));
        }
    }

    static String shown(long bytes) {
        if (bytes >= MEGABYTE && bytes % MEGABYTE == 0) {
            return bytes / MEGABYTE + " MB";
        }
        return String.format(Locale.ROOT, "%,d bytes", bytes);
    }
}
