package io.agon.manuscript.structure;

import io.agon.manuscript.text.Lines;

import java.util.Arrays;

/**
 * Lines between blank lines, by number from 0. Where a text has hardly any blank lines, each of its lines is a block of its
 * own: a paragraph that nobody wrapped.
 */
final class Blocks {
    private static final int LINES_FOR_A_BLANK = 40;
    private static final int LONG_LINE = 45;
    private static final int LONG_BLOCK = 6000;

    private final Lines lines;
    private final int count;
    private final int[] first;
    private final int[] last;
    private final int[] blockOfLine;

    Blocks(Lines lines) {
        this.lines = lines;
        int blanks = 0;
        for (int line = 0; line < lines.count(); line++) {
            blanks += lines.blank(line) ? 1 : 0;
        }
        boolean unwrapped = blanks * LINES_FOR_A_BLANK < lines.count();
        int[] from = new int[Math.max(16, lines.count() / 4)];
        int[] to = new int[from.length];
        blockOfLine = new int[lines.count() + 1];
        int blocks = 0;
        int line = 0;
        while (line < lines.count()) {
            if (lines.blank(line)) {
                blockOfLine[line] = blocks;
                line++;
                continue;
            }
            int end = line;
            while (!unwrapped && end + 1 < lines.count() && !lines.blank(end + 1)) {
                end++;
            }
            if (blocks == from.length) {
                from = Arrays.copyOf(from, 2 * blocks);
                to = Arrays.copyOf(to, 2 * blocks);
            }
            from[blocks] = line;
            to[blocks] = end;
            Arrays.fill(blockOfLine, line, end + 1, blocks);
            blocks++;
            line = end + 1;
        }
        blockOfLine[lines.count()] = blocks;
        count = blocks;
        first = Arrays.copyOf(from, blocks);
        last = Arrays.copyOf(to, blocks);
    }

    int count() {
        return count;
    }

    /** First line of a block; for the number of blocks, the number of lines. */
    int first(int block) {
        return block < count ? first[block] : lines.count();
    }

    /** Last line of a block. */
    int last(int block) {
        return last[block];
    }

    int lines(int block) {
        return last[block] - first[block] + 1;
    }

    /** The block that a line belongs to; for a blank line the next one, which may be the number of blocks. */
    int at(int line) {
        return blockOfLine[Math.min(line, lines.count())];
    }

    int words(int block) {
        return lines.words(first[block], last[block] + 1);
    }

    /** A block on one line. */
    String text(int block) {
        return lines.joined(first[block], last[block]);
    }

    /** Characters of a block with its line ends. */
    int length(int block) {
        return lines.end(last[block]) - lines.start(first[block]);
    }

    int blanksBefore(int block) {
        return block == 0 ? first[0] : first[block] - last[block - 1] - 1;
    }

    int blanksAfter(int block) {
        return first(block + 1) - last[block] - 1;
    }

    /** Whether a block reads as running text: several lines of sentences, or one long one. */
    boolean prose(int block) {
        if (words(block) < 12) {
            return false;
        }
        if (length(block) > LONG_BLOCK) {
            return true;
        }
        String text = lines(block) > 12 ? lines.joined(first[block], first[block] + 11) : text(block);
        int small = 0;
        int capital = 0;
        for (int i = 0; i < text.length(); i++) {
            small += Character.isLowerCase(text.charAt(i)) ? 1 : 0;
            capital += Character.isUpperCase(text.charAt(i)) ? 1 : 0;
        }
        boolean uncased = small + capital == 0;
        if (!uncased && small < 4 * capital) {
            return false;
        }
        boolean longLine = lines(block) == 1 && length(block) > 100;
        boolean sentence = lines(block) > 12
                ? length(block) > LONG_LINE * lines(block)
                : text.matches("(?s).*[.!?…:;,—-]['\"”’»)_*\\]]*$");
        return longLine || lines(block) >= 2 && sentence || uncased;
    }
}
