package io.agon.manuscript.text;

import io.agon.stylometry.Words;

import java.util.Arrays;

/**
 * The lines of a text by number from 0: where they lie, whether they are blank, how many words stand before them. A line ends
 * at {@code \n}, {@code \r\n} or a lone {@code \r}, which belongs to it; a form feed is blank space. Holds no line as a text
 * of its own, so that a long book costs little more than itself.
 */
public final class Lines {
    private final String text;
    private final int count;
    private final int[] starts;
    private final int[] ends;
    private final int[] words;

    public Lines(String text) {
        this.text = text;
        int capacity = Math.max(16, text.length() / 40);
        int[] from = new int[capacity];
        int[] to = new int[capacity];
        int lines = 0;
        int start = 0;
        int i = 0;
        while (start < text.length()) {
            while (i < text.length() && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
                i++;
            }
            if (lines == from.length) {
                from = Arrays.copyOf(from, 2 * lines);
                to = Arrays.copyOf(to, 2 * lines);
            }
            from[lines] = start;
            to[lines] = i;
            lines++;
            if (i < text.length()) {
                i += text.charAt(i) == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n' ? 2 : 1;
            }
            start = i;
        }
        this.count = lines;
        this.starts = Arrays.copyOf(from, lines + 1);
        this.starts[lines] = text.length();
        this.ends = Arrays.copyOf(to, lines);
        this.words = new int[lines + 1];
        for (int line = 0; line < lines; line++) {
            words[line + 1] = words[line] + Words.count(text, starts[line], ends[line]);
        }
    }

    public String text() {
        return text;
    }

    public int count() {
        return count;
    }

    /** Offset of a line's first character; for the number of lines, the length of the text. */
    public int start(int line) {
        return starts[line];
    }

    /** Offset behind a line's last character, its terminator left out. */
    public int end(int line) {
        return ends[line];
    }

    /** A line without the blanks around it. */
    public String stripped(int line) {
        int from = starts[line];
        int to = ends[line];
        while (from < to && blank(text.charAt(from))) {
            from++;
        }
        while (from < to && blank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    /** Several lines as one, without the blanks around each. */
    public String joined(int first, int last) {
        StringBuilder joined = new StringBuilder();
        for (int line = first; line <= last; line++) {
            String each = stripped(line);
            if (!each.isEmpty()) {
                joined.append(joined.isEmpty() ? "" : " ").append(each);
            }
        }
        return joined.toString();
    }

    /** Whether a line holds nothing that can be seen. */
    public boolean blank(int line) {
        for (int i = starts[line]; i < ends[line]; i++) {
            if (!blank(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Blanks in front of a line's text; a tab counts as four. */
    public int indent(int line) {
        int columns = 0;
        for (int i = starts[line]; i < ends[line] && blank(text.charAt(i)); i++) {
            columns += text.charAt(i) == '\t' ? 4 : 1;
        }
        return columns;
    }

    /** Characters of a line, its terminator left out. */
    public int length(int line) {
        return ends[line] - starts[line];
    }

    /** Words of the lines from one to before another. */
    public int words(int from, int to) {
        return to <= from ? 0 : words[to] - words[from];
    }

    /** Words of the whole text. */
    public int words() {
        return words[count];
    }

    /** The line in which an offset lies; the last one for the end of the text. */
    public int at(int offset) {
        int found = Arrays.binarySearch(starts, 0, count, offset);
        return found >= 0 ? found : Math.max(0, -found - 2);
    }

    /** Blank lines directly in front of a line. */
    public int blanksBefore(int line) {
        int blanks = 0;
        while (line - blanks > 0 && blank(line - blanks - 1)) {
            blanks++;
        }
        return blanks;
    }

    /** Blank lines directly behind a line. */
    public int blanksAfter(int line) {
        int blanks = 0;
        while (line + blanks + 1 < count && blank(line + blanks + 1)) {
            blanks++;
        }
        return blanks;
    }

    /** Whether a character is blank space: what Unicode calls so, and marks that show nothing. */
    public static boolean blank(char c) {
        return c <= ' ' || c == 0xa0 || c == 0xfeff || c == 0x200b || c > 0x7f && Character.isWhitespace(c);
    }
}
