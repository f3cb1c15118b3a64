package io.agon.manuscript.structure;

import java.util.Optional;

/**
 * Lines that may be a heading.
 *
 * @param line the first
 * @param last the last of the block or of the format's heading that it begins
 * @param heading how it reads as a numbered heading, if it does
 * @param text the block on one line, shortened where it is long
 * @param before blank lines in front
 * @param after blank lines behind the first line; 0 where the block goes on
 * @param opens whether it begins a block
 * @param level of the format's heading, 0 where the format has none here
 */
record Candidate(
        int line,
        int last,
        Optional<HeadingLine> heading,
        String text,
        int before,
        int after,
        boolean opens,
        int level) {
    private static final int SHORT = 6;

    /** Whether it stands for itself, as headings do. */
    boolean isolated() {
        return level > 0 || opens && (before > 0 || line == 0) && last - line < SHORT;
    }

    /** The same without a number that only looks like one. */
    Candidate uncounted() {
        boolean certain = heading.isEmpty() || heading.get().form() == HeadingLine.Form.KEYWORD;
        return certain ? this : new Candidate(line, last, Optional.empty(), text, before, after, opens, level);
    }

    /** The same from an earlier line on. */
    Candidate from(int first) {
        return new Candidate(first, last, heading, text, before, after, opens, level);
    }

    int number() {
        return heading.map(HeadingLine::number).orElse(0);
    }
}
