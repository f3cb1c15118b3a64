package io.agon.manuscript.structure;

import io.agon.manuscript.text.Lines;
import io.agon.manuscript.text.Mark;
import io.agon.manuscript.text.MarkKind;
import io.agon.manuscript.text.MarkedText;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds the structure of a book's body.
 *
 * <p>All lines that read as headings are collected by style ({@link Candidates}); of each style those are kept that count on
 * from one to the next with text between them ({@link Chain}). Each style is a hypothesis about what heads the chapters, and so
 * are the format's headings, the entries of the table of contents, and short lines that stand apart; the one that explains the
 * book best wins ({@link Hypotheses}). Styles that stand directly above chapters head parts, those that count inside a chapter
 * separate scenes, names such as "PROLOGUE" and "PREFACE" tell what they head. What is left is front and back matter.
 */
public final class Outliner {
    private static final int CONTENTS_SHARE = 3;

    private Outliner() {}

    /** @param text the body with its format's marks */
    public static Outline of(MarkedText text) {
        Lines lines = new Lines(text.text());
        if (lines.count() == 0) {
            return new Outline(new Section(SectionKind.BODY, "", "", 0, 0, List.of()), "", 1, List.of());
        }
        Blocks blocks = new Blocks(lines);
        List<Mark> marks = text.marks();
        Optional<Contents> contents = contents(lines, blocks, marks);
        List<Candidate> candidates = new Candidates(lines, blocks)
                .all(marks).stream()
                        .filter(c -> contents.isEmpty()
                                || c.line() < contents.get().first()
                                || c.line() > contents.get().last())
                        .toList();
        Hypotheses hypotheses = new Hypotheses(lines, blocks, candidates, marks, contents);
        Optional<Hypothesis> best = hypotheses.best();
        List<Head> heads = best.map(main -> new Heads(lines, blocks, candidates, hypotheses, contents).all(main))
                .orElse(List.of());
        Matter matter = new Matter(lines, blocks, marks);
        if (heads.isEmpty()) {
            int from = new TitlePage(lines, blocks).end(contents);
            heads = List.of(new Head(from, from, 0, "", ""));
        }
        int backFrom = matter.backFrom(heads.getLast().textLine());
        Scenes scenes = new Scenes(lines, blocks, marks, candidates, heads);
        List<Section> sections = new ArrayList<>();
        int first = heads.getFirst().line();
        if (first > 0) {
            sections.add(new Section(
                    SectionKind.FRONT_MATTER, "", "", 0, lines.start(first), matter.front(first, contents)));
        }
        sections.addAll(new Tree(lines, heads, backFrom, scenes, matter).sections());
        if (backFrom < lines.count()) {
            sections.add(new Section(
                    SectionKind.BACK_MATTER,
                    "",
                    "",
                    lines.start(backFrom),
                    lines.start(lines.count()),
                    matter.back(backFrom)));
        }
        Section body = new Section(SectionKind.BODY, "", "", 0, text.text().length(), sections);
        double numbered = best.map(main -> hypotheses.chains().get(main.style()))
                .map(Chain::regular)
                .orElse(1.0);
        return new Outline(body, best.map(Hypothesis::style).orElse(""), numbered, Notes.of(text.text()));
    }

    private static Optional<Contents> contents(Lines lines, Blocks blocks, List<Mark> marks) {
        int to = Math.max(200, lines.count() / CONTENTS_SHARE);
        Optional<Contents> named = Contents.find(lines, blocks, 0, Math.min(to, lines.count()));
        if (named.isPresent()) {
            return named;
        }
        return marks.stream()
                .filter(mark -> mark.kind() == MarkKind.CONTENTS && mark.end() > mark.start())
                .min(Comparator.comparingInt(Mark::start))
                .map(mark -> Contents.within(lines, lines.at(mark.start()), lines.at(mark.end() - 1)));
    }

    /** Puts parts, chapters and scenes into each other. */
    private record Tree(Lines lines, List<Head> heads, int end, Scenes scenes, Matter matter) {
        List<Section> sections() {
            return sections(0, heads.size());
        }

        private List<Section> sections(int from, int to) {
            List<Section> sections = new ArrayList<>();
            int at = from;
            while (at < to) {
                Head head = heads.get(at);
                int next = at + 1;
                while (next < to
                        && heads.get(next).rank() < head.rank()
                        && !heads.get(next).apart()) {
                    next++;
                }
                int behind = next < heads.size() ? heads.get(next).line() : end;
                boolean volumeEnds = next < heads.size() && heads.get(next).rank() > 0;
                sections.add(head.rank() == 0 ? chapter(head, behind, volumeEnds) : part(head, at + 1, next, behind));
                at = next;
            }
            return sections;
        }

        private Section part(Head head, int from, int to, int behind) {
            int inner = from < to ? heads.get(from).line() : behind;
            List<Section> sections = new ArrayList<>();
            if (inner > head.line()) {
                sections.add(Section.leaf(SectionKind.HEADING, "", lines.start(head.line()), lines.start(inner)));
            }
            sections.addAll(sections(from, to));
            return new Section(
                    SectionKind.PART,
                    head.label(),
                    head.title(),
                    lines.start(head.line()),
                    lines.start(behind),
                    sections);
        }

        private Section chapter(Head head, int behind, boolean volumeEnds) {
            List<Section> sections = new ArrayList<>();
            int text = Math.min(head.textLine(), behind);
            while (text > head.line() && text < behind && lines.blank(text)) {
                text++;
            }
            if (text > head.line()) {
                sections.add(Section.leaf(SectionKind.HEADING, "", lines.start(head.line()), lines.start(text)));
            }
            int end = volumeEnds ? matter.volumeEnd(text, behind) : behind;
            sections.addAll(scenes.split(text, end));
            sections.addAll(end < behind ? matter.between(end, behind) : List.of());
            return new Section(
                    SectionKind.CHAPTER,
                    head.label(),
                    head.title(),
                    lines.start(head.line()),
                    lines.start(behind),
                    sections);
        }
    }

    /** The title page of a book that has no headings. */
    private record TitlePage(Lines lines, Blocks blocks) {
        private static final int MOST_BLOCKS = 12;
        private static final int MOST_WORDS = 120;

        /** The first line of running text; 0 where it is too far on. */
        int end(Optional<Contents> contents) {
            int from = contents.map(c -> c.last() + 1).orElse(0);
            for (int block = blocks.at(from);
                    block < Math.min(blocks.count(), blocks.at(from) + MOST_BLOCKS);
                    block++) {
                if (lines.words(from, blocks.first(block)) > MOST_WORDS) {
                    break;
                }
                if (blocks.prose(block)) {
                    return blocks.first(block);
                }
            }
            return from;
        }
    }

    /** All headings of a book, once it is known what heads its chapters. */
    private record Heads(
            Lines lines,
            Blocks blocks,
            List<Candidate> candidates,
            Hypotheses hypotheses,
            Optional<Contents> contents) {
        List<Head> all(Hypothesis main) {
            Titles titles = new Titles(lines, blocks, contents);
            TreeMap<Integer, Head> heads = new TreeMap<>();
            titles.of(main.headings(), candidates, 0).stream()
                    .map(this::withNumberAbove)
                    .forEach(head -> heads.put(head.line(), head));
            new Companions(lines, blocks, candidates, hypotheses, contents, titles).add(main, heads);
            new Parts(lines, blocks, candidates, hypotheses, contents, titles).add(main, heads);
            heads.computeIfPresent(
                    heads.lastKey(), (line, last) -> Companions.concludes(last.title()) ? last.setApart() : last);
            return List.copyOf(heads.values());
        }

        /** A title that was found by itself may have its number on a line above. */
        private Head withNumberAbove(Head head) {
            int block = blocks.at(head.line()) - 1;
            if (!head.label().isEmpty() || block < 0 || blocks.lines(block) > 1) {
                return head;
            }
            return HeadingGrammar.read(lines.stripped(blocks.first(block)))
                    .filter(above -> above.title().isEmpty())
                    .filter(above -> !Keywords.upper(above.keyword()))
                    .map(above -> new Head(
                            blocks.first(block),
                            head.textLine(),
                            head.rank(),
                            NamedHeading.tidy(lines.stripped(blocks.first(block))),
                            head.title()))
                    .orElse(head);
        }
    }
}
