package io.agon.manuscript.structure;

import io.agon.manuscript.text.Lines;
import io.agon.manuscript.text.Mark;
import io.agon.manuscript.text.MarkKind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Divides what stands in front of and behind the chapters into what it is. */
final class Matter {
    private final Lines lines;
    private final Blocks blocks;
    private final List<Mark> marks;

    Matter(Lines lines, Blocks blocks, List<Mark> marks) {
        this.lines = lines;
        this.blocks = blocks;
        this.marks = marks;
    }

    private record Begin(SectionKind kind, String title) {}

    /** Leaves of the lines before the first chapter. */
    List<Section> front(int to, Optional<Contents> contents) {
        TreeMap<Integer, Begin> begins = new TreeMap<>();
        begins.put(0, new Begin(SectionKind.TITLE_PAGE, ""));
        int listedTo = -1;
        int listedFrom = -1;
        if (contents.isPresent() && contents.get().first() < to) {
            listedFrom = contents.get().first();
            listedTo = Math.min(contents.get().last(), to - 1);
            begins.put(listedFrom, new Begin(SectionKind.CONTENTS, lines.stripped(listedFrom)));
            begins.put(listedTo + 1, new Begin(SectionKind.TITLE_PAGE, ""));
        }
        marked(0, to, begins);
        for (int block = 0; block < blocks.count() && blocks.first(block) < to; block++) {
            int first = blocks.first(block);
            if (first < listedFrom || first > listedTo) {
                begin(block, true).ifPresent(begin -> begins.put(first, begin));
            }
        }
        return leaves(begins, to);
    }

    /**
     * Where a volume ends inside a book: the line of "END OF VOL. I." or of the next volume's table of contents.
     *
     * @param from first line of a chapter's text
     * @param to line behind the chapter, where a part begins
     */
    int volumeEnd(int from, int to) {
        for (int block = blocks.at(from); block < blocks.count() && blocks.first(block) < to; block++) {
            int first = blocks.first(block);
            if (first < from || blocks.lines(block) > 3 || blocks.blanksBefore(block) < 2) {
                continue;
            }
            boolean ends = NamedHeading.of(blocks.text(block))
                    .filter(n -> n.role() == NamedHeading.Role.END || n.role() == NamedHeading.Role.CONTENTS)
                    .isPresent();
            if (ends && 2 * lines.words(first, to) < lines.words(from, to)) {
                return first;
            }
        }
        return to;
    }

    /** Leaves of what stands between volumes. */
    List<Section> between(int from, int to) {
        TreeMap<Integer, Begin> begins = new TreeMap<>();
        begins.put(from, new Begin(SectionKind.TITLE_PAGE, ""));
        for (int block = blocks.at(from); block < blocks.count() && blocks.first(block) < to; block++) {
            int first = blocks.first(block);
            int behind = Math.min(to, blocks.first(block + 1));
            begin(block, false).ifPresent(begin -> {
                begins.put(first, begin);
                if (begin.kind == SectionKind.END_MARK) {
                    begins.put(behind, new Begin(SectionKind.TITLE_PAGE, ""));
                }
            });
        }
        return leaves(begins, to);
    }

    /** Leaves of the lines behind the last chapter. */
    List<Section> back(int from) {
        TreeMap<Integer, Begin> begins = new TreeMap<>();
        begins.put(from, new Begin(SectionKind.MATTER, ""));
        for (int block = blocks.at(from); block < blocks.count(); block++) {
            int first = blocks.first(block);
            int behind = block + 1 < blocks.count() ? blocks.first(block + 1) : lines.count();
            begin(block, false).ifPresent(begin -> {
                begins.put(first, begin);
                if (begin.kind == SectionKind.END_MARK) {
                    begins.put(behind, new Begin(SectionKind.MATTER, ""));
                }
            });
        }
        marked(from, lines.count(), begins);
        return leaves(begins, lines.count());
    }

    /** Stretches that the format names. */
    private void marked(int from, int to, TreeMap<Integer, Begin> begins) {
        for (Mark mark : marks) {
            SectionKind kind = mark.kind() == MarkKind.CONTENTS
                    ? SectionKind.CONTENTS
                    : mark.kind() == MarkKind.FOOTNOTES ? SectionKind.FOOTNOTES : null;
            if (kind != null && mark.end() > mark.start()) {
                int first = lines.at(mark.start());
                int behind = lines.at(mark.end() - 1) + 1;
                if (first >= from && behind <= to) {
                    begins.put(first, new Begin(kind, ""));
                    begins.putIfAbsent(behind, new Begin(SectionKind.MATTER, ""));
                }
            }
        }
    }

    private Optional<Begin> begin(int block, boolean front) {
        if (front && HeadingGrammar.list(lines, blocks.first(block), blocks.last(block))) {
            return Optional.of(new Begin(SectionKind.CONTENTS, ""));
        }
        if (blocks.lines(block) > 4) {
            // a name may stand on the line above what it names
            return NamedHeading.of(lines.stripped(blocks.first(block)))
                    .filter(named -> HeadingGrammar.capitals(named.title()))
                    .flatMap(named -> begin(named, front));
        }
        return NamedHeading.of(blocks.text(block))
                .or(() -> NamedHeading.of(lines.stripped(blocks.first(block))))
                .flatMap(named -> begin(named, front));
    }

    private static Optional<Begin> begin(NamedHeading named, boolean front) {
        return switch (named.role()) {
            case CONTENTS -> Optional.of(new Begin(SectionKind.CONTENTS, named.title()));
            case ILLUSTRATIONS -> Optional.of(new Begin(SectionKind.ILLUSTRATIONS, named.title()));
            case FRONT, BACK -> Optional.of(new Begin(SectionKind.MATTER, named.title()));
            case FOOTNOTES -> Optional.of(new Begin(SectionKind.FOOTNOTES, named.title()));
            case TRANSCRIBER -> Optional.of(new Begin(SectionKind.TRANSCRIBER_NOTE, named.title()));
            case END -> front ? Optional.empty() : Optional.of(new Begin(SectionKind.END_MARK, named.title()));
            case CHAPTER -> Optional.of(new Begin(SectionKind.MATTER, named.title()));
        };
    }

    private List<Section> leaves(TreeMap<Integer, Begin> begins, int to) {
        List<Section> leaves = new ArrayList<>();
        for (int from : begins.headMap(to).keySet()) {
            Integer next = begins.higherKey(from);
            int end = next == null ? to : Math.min(next, to);
            Begin begin = begins.get(from);
            if (end > from) {
                boolean unnamed = begin.title.isEmpty()
                        && (begin.kind == SectionKind.TITLE_PAGE || begin.kind == SectionKind.MATTER);
                boolean blank = unnamed && allBlank(from, end);
                SectionKind kind = blank ? SectionKind.SEPARATOR : begin.kind;
                leaves.add(Section.leaf(kind, begin.title, lines.start(from), lines.start(end)));
            }
        }
        return leaves;
    }

    private boolean allBlank(int from, int to) {
        for (int line = from; line < to; line++) {
            if (!lines.blank(line)) {
                return false;
            }
        }
        return true;
    }

    /**
     * The line where the text of the last chapter ends and something else begins.
     *
     * @param from first line of the last chapter's text
     */
    int backFrom(int from) {
        for (int block = blocks.at(from); block < blocks.count(); block++) {
            int first = blocks.first(block);
            if (first < from || blocks.lines(block) > 4) {
                continue;
            }
            Optional<NamedHeading> named = NamedHeading.of(blocks.text(block));
            if (named.isEmpty()) {
                continue;
            }
            boolean end = named.get().role() == NamedHeading.Role.END;
            int rest = lines.words(blocks.last(block) + 1, lines.count());
            if (end && (rest * 3 < lines.words() || rest < 2000)) {
                return first;
            }
            boolean apart = blocks.blanksBefore(block) > 1
                    || HeadingGrammar.capitals(named.get().title());
            boolean outweighs = rest > lines.words(from, first) && rest * 2 > lines.words();
            if (!end && NamedHeading.mayStandBehind(named.get()) && apart && !outweighs) {
                return first;
            }
        }
        return lines.count();
    }
}
