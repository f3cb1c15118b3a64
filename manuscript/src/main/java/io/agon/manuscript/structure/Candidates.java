package io.agon.manuscript.structure;

import io.agon.manuscript.text.Lines;
import io.agon.manuscript.text.Mark;
import io.agon.manuscript.text.MarkKind;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds all lines that may be headings: those that read as numbered ones, and those that the format calls headings. */
final class Candidates {
    private static final int SHOWN = 300;
    private static final int INNER = 60;
    /** What has more of them is a table, not a book. */
    private static final int MOST = 50_000;

    private final Lines lines;
    private final Blocks blocks;

    Candidates(Lines lines, Blocks blocks) {
        this.lines = lines;
        this.blocks = blocks;
    }

    /** In the order of the text. */
    List<Candidate> all(List<Mark> marks) {
        List<Candidate> found = new ArrayList<>();
        BitSet marked = new BitSet(lines.count());
        for (Mark mark : marks) {
            if (mark.kind() == MarkKind.HEADING && mark.end() > mark.start()) {
                int first = lines.at(mark.start());
                int last = lines.at(mark.end() - 1);
                while (first < last && lines.blank(first)) {
                    first++;
                }
                while (last > first && lines.blank(last)) {
                    last--;
                }
                if (!lines.blank(first) && !marked.get(first)) {
                    marked.set(first, last + 1);
                    found.add(candidate(first, last, HeadingGrammar.read(lines.stripped(first)), true, mark.level()));
                }
            }
        }
        for (int block = 0; block < blocks.count(); block++) {
            read(block, marked, found);
        }
        found.sort(Comparator.comparingInt(Candidate::line));
        return found;
    }

    private void read(int block, BitSet marked, List<Candidate> found) {
        if (HeadingGrammar.list(lines, blocks.first(block), blocks.last(block))) {
            return;
        }
        for (int line = blocks.first(block); line <= blocks.last(block); line++) {
            boolean opens = line == blocks.first(block);
            if (marked.get(line) || lines.length(line) > (opens ? SHOWN : INNER)) {
                continue;
            }
            Optional<HeadingLine> heading = HeadingGrammar.read(lines.stripped(line));
            // inside a block only what can hardly be anything else
            if (heading.isPresent() && (opens || unmistakable(heading.get())) && found.size() < MOST) {
                found.add(candidate(line, blocks.last(block), heading, opens, 0));
            }
        }
    }

    private static boolean unmistakable(HeadingLine heading) {
        return heading.form() == HeadingLine.Form.KEYWORD
                && (heading.title().isEmpty() || HeadingGrammar.capitals(heading.title()));
    }

    private Candidate candidate(int line, int last, Optional<HeadingLine> heading, boolean opens, int level) {
        String text = lines.joined(line, Math.min(last, line + 5));
        return new Candidate(
                line,
                last,
                heading,
                text.length() > SHOWN ? text.substring(0, SHOWN) : text,
                lines.blanksBefore(line),
                line == last ? lines.blanksAfter(line) : 0,
                opens,
                level);
    }
}
