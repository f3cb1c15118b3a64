package io.agon.manuscript.structure;

import io.agon.manuscript.text.Lines;
import io.agon.manuscript.text.Mark;
import io.agon.manuscript.text.MarkKind;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Splits chapters into scenes: at lines of ornaments, at the format's breaks, at numbers that count inside a chapter, at
 * headings below chapters, and at wider gaps where a book uses them so. A chapter without any is one scene.
 */
final class Scenes {
    private static final Pattern ORNAMENT = Pattern.compile("[*✱∗⁎✻＊\\s\\\\]*[*✱∗⁎✻＊][*✱∗⁎✻＊\\s\\\\]*"
            + "|#(\\s*#)*|[-–—―_=~\\s]{3,}|[—–―]|(\\.\\s+){2,}\\.|[⁂❦☙❧§•·◆♦◊†‡+~○●]+(\\s+[⁂❦☙❧§•·◆♦◊†‡+~○●]+)*"
            + "|[-–—*~=\\s]+[oO0]+[-–—*~=oO0\\s]*|[oO0]{3}|[<>~=*-]{3,}");
    private static final Pattern STRONG = Pattern.compile("\\*(\\s*\\*){2,}|#|(#\\s+){2,}#|⁂");
    private static final int SUBSECTION_WORDS = 120;
    private static final int SUBHEADING_WORDS = 100;
    private static final int SUBTITLE_WORDS = 30;
    private static final int NOTES_SHARE = 2;

    private final Lines lines;
    private final Blocks blocks;
    private final BitSet breakLines = new BitSet();
    private final Map<Integer, Candidate> candidates = new HashMap<>();
    private final int usualGap;
    private final int wideGap;

    Scenes(Lines lines, Blocks blocks, List<Mark> marks, List<Candidate> all, List<Head> heads) {
        this.lines = lines;
        this.blocks = blocks;
        for (Mark mark : marks) {
            if (mark.kind() == MarkKind.BREAK) {
                breakLines.set(lines.at(mark.start()));
            }
        }
        all.forEach(candidate -> candidates.put(candidate.line(), candidate));
        int[] gaps = gaps(heads);
        this.usualGap = usual(gaps);
        this.wideGap = wide(gaps, usualGap);
    }

    /** Whether a line has no letters, only what printers put between scenes. */
    static boolean ornament(String text) {
        return !text.isEmpty() && text.length() <= 120 && ORNAMENT.matcher(text).matches();
    }

    /**
     * Leaves from one line to before another.
     *
     * @param to line behind the chapter
     */
    List<Section> split(int from, int to) {
        TreeMap<Integer, Integer> separators = new TreeMap<>();
        int end = notes(from, to);
        ornaments(from, end, separators);
        numbers(from, end, separators);
        subheadings(from, end, separators);
        return leaves(from, end, to, separators);
    }

    /** Footnotes behind a chapter; gives the line where they begin. */
    private int notes(int from, int to) {
        for (int block = blocks.at(from); block < blocks.count() && blocks.first(block) < to; block++) {
            if (blocks.lines(block) == 1 && blocks.length(block) < 40) {
                boolean footnotes = NamedHeading.of(blocks.text(block))
                        .filter(n -> n.role() == NamedHeading.Role.FOOTNOTES)
                        .isPresent();
                int first = blocks.first(block);
                if (footnotes && lines.words(first, to) * NOTES_SHARE < lines.words(from, to)) {
                    return first;
                }
            }
        }
        return to;
    }

    private void ornaments(int from, int to, TreeMap<Integer, Integer> separators) {
        for (int block = blocks.at(from); block < blocks.count() && blocks.first(block) < to; block++) {
            int first = blocks.first(block);
            int last = Math.min(blocks.last(block), to - 1);
            if (first < from) {
                continue;
            }
            if (last - first < 5 && ornaments(first, last)) {
                separators.put(first, last + 1);
                continue;
            }
            strongOrnaments(first, last, separators);
            if (block > 0 && blocks.first(block) > from) {
                int before = blocks.last(block - 1);
                int mark = breakLines.nextSetBit(before);
                boolean marked = mark >= 0 && mark < first;
                if (marked || wide(block)) {
                    separators.put(before + 1, first);
                }
            }
        }
    }

    /** Asterisks on a line of their own separate scenes even where nobody left a blank line. */
    private void strongOrnaments(int first, int last, TreeMap<Integer, Integer> separators) {
        for (int line = first; line <= last; line++) {
            if (lines.length(line) < 80 && STRONG.matcher(lines.stripped(line)).matches()) {
                separators.put(line, line + 1);
            }
        }
    }

    private boolean ornaments(int first, int last) {
        for (int line = first; line <= last; line++) {
            if (!ornament(lines.stripped(line))) {
                return false;
            }
        }
        return true;
    }

    /** A gap that is only a little wider than usual sets off letters and verse as well: those are quoted or indented. */
    private boolean wide(int block) {
        int gap = blocks.blanksBefore(block);
        return gap >= wideGap && turns(block) && (gap > usualGap + 1 || !quoted(block - 1) && !quoted(block));
    }

    private boolean quoted(int block) {
        return lines.stripped(blocks.first(block)).matches("^[\"“‘'_\\[(].*")
                || lines.stripped(blocks.last(block)).matches(".*[\"”’_\\])]$");
    }

    /** Whether running text ends in front of a block and begins anew with it. */
    private boolean turns(int block) {
        return paragraph(block - 1) && paragraph(block) && ended(block - 1);
    }

    private boolean paragraph(int block) {
        return lines.indent(blocks.first(block)) <= 4
                && blocks.words(block) >= 4
                && (blocks.prose(block) || blocks.text(block).matches("^[\"“‘'_]?\\p{Lu}.*\\p{Ll}.*[.!?—-]['\"”’_]*$"))
                && !candidates.containsKey(blocks.first(block));
    }

    private boolean ended(int block) {
        return lines.stripped(blocks.last(block)).matches(".*([.!?…—]|--)[)'\"”’_*\\]]*$");
    }

    /** How often which number of blank lines stands between paragraphs; the last one for all that are wider. */
    private int[] gaps(List<Head> heads) {
        int[] gaps = new int[7];
        for (int i = 0; i < heads.size(); i++) {
            int from = heads.get(i).textLine();
            int to = i + 1 < heads.size() ? heads.get(i + 1).line() : lines.count();
            for (int block = blocks.at(from) + 1; block < blocks.count() && blocks.first(block) < to; block++) {
                if (blocks.first(block) > from && turns(block)) {
                    gaps[Math.min(6, blocks.blanksBefore(block))]++;
                }
            }
        }
        return gaps;
    }

    private static int usual(int[] gaps) {
        int usual = 0;
        for (int gap = 1; gap < gaps.length; gap++) {
            usual = gaps[gap] > gaps[usual] ? gap : usual;
        }
        return usual;
    }

    /** Wider gaps count when they are much wider, or rare enough to mean something and common enough to be meant. */
    private static int wide(int[] gaps, int usual) {
        int next = gaps[Math.min(6, usual + 1)];
        boolean meant = next >= 3 && next * 20 <= gaps[usual];
        return usual + (meant ? 1 : 2);
    }

    /** Numbers that count from 1 inside a chapter, with text behind each. */
    private void numbers(int from, int to, TreeMap<Integer, Integer> separators) {
        Map<String, List<Candidate>> styles = new TreeMap<>();
        for (int block = blocks.at(from); block < blocks.count() && blocks.first(block) < to; block++) {
            Candidate candidate = candidates.get(blocks.first(block));
            if (candidate != null && candidate.line() >= from && candidate.isolated() && candidate.last() < to) {
                candidate
                        .heading()
                        .filter(heading -> heading.form() != HeadingLine.Form.WORD)
                        .filter(heading -> blocks.lines(blocks.at(candidate.line())) <= 2)
                        .ifPresent(heading -> styles.computeIfAbsent(heading.style(), k -> new ArrayList<>())
                                .add(candidate));
            }
        }
        styles.values().stream()
                .map(found -> counting(found, from, to))
                .filter(found -> found.size() >= 2)
                .max(Comparator.comparingInt(List::size))
                .ifPresent(found -> found.forEach(each -> separators.put(each.line(), each.last() + 1)));
    }

    private List<Candidate> counting(List<Candidate> found, int from, int to) {
        List<Candidate> counting = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            Candidate each = found.get(i);
            int next = i + 1 < found.size() ? found.get(i + 1).line() : to;
            boolean second =
                    counting.isEmpty() && each.number() == 2 && lines.words(from, each.line()) >= SUBSECTION_WORDS;
            boolean follows = second
                    || each.number()
                            == (counting.isEmpty() ? 1 : counting.getLast().number() + 1);
            if (follows && lines.words(each.last() + 1, next) >= SUBSECTION_WORDS) {
                counting.add(each);
            }
        }
        // what little stands in front of the first section belongs to the heading
        if (!counting.isEmpty()
                && counting.getFirst().number() == 1
                && lines.words(from, counting.getFirst().line()) > 0
                && lines.words(from, counting.getFirst().line()) <= SUBTITLE_WORDS) {
            counting.set(0, counting.getFirst().from(from));
        }
        // a first section may go without its number
        boolean whole = counting.size() >= 2
                || counting.size() == 1 && counting.getFirst().number() == 2;
        return whole ? counting : List.of();
    }

    private void subheadings(int from, int to, TreeMap<Integer, Integer> separators) {
        for (int block = blocks.at(from); block < blocks.count() && blocks.first(block) < to; block++) {
            Candidate candidate = candidates.get(blocks.first(block));
            if (candidate != null
                    && candidate.level() > 0
                    && candidate.line() > from
                    && candidate.last() < to
                    && !separators.containsKey(candidate.line())
                    && lines.words(from, candidate.line()) >= SUBHEADING_WORDS
                    && lines.words(candidate.last() + 1, to) >= SUBHEADING_WORDS) {
                separators.put(candidate.line(), candidate.last() + 1);
            }
        }
    }

    private List<Section> leaves(int from, int end, int to, TreeMap<Integer, Integer> separators) {
        List<Section> leaves = new ArrayList<>();
        int at = from;
        for (Map.Entry<Integer, Integer> separator : separators.entrySet()) {
            if (separator.getKey() >= at) {
                at = scene(leaves, at, separator.getKey(), separator.getValue(), end);
            }
        }
        at = scene(leaves, at, end, end, end);
        if (at < to) {
            leaves.add(leaf(SectionKind.FOOTNOTES, at, to));
        }
        return merged(leaves);
    }

    /** Adds the text up to a separator, and the separator with the blank lines around it. */
    private int scene(List<Section> leaves, int from, int separator, int behind, int limit) {
        int first = from;
        while (first < separator && lines.blank(first)) {
            first++;
        }
        int last = separator;
        while (last > first && lines.blank(last - 1)) {
            last--;
        }
        int next = behind;
        while (next < limit && lines.blank(next)) {
            next++;
        }
        if (from < first) {
            leaves.add(leaf(SectionKind.SEPARATOR, from, first));
        }
        if (first < last) {
            leaves.add(leaf(SectionKind.SCENE, first, last));
        }
        if (last < next) {
            leaves.add(leaf(SectionKind.SEPARATOR, last, next));
        }
        return next;
    }

    private Section leaf(SectionKind kind, int from, int to) {
        return Section.leaf(kind, "", lines.start(from), lines.start(to));
    }

    private static List<Section> merged(List<Section> leaves) {
        List<Section> merged = new ArrayList<>();
        for (Section leaf : leaves) {
            boolean joins = !merged.isEmpty()
                    && leaf.kind() == SectionKind.SEPARATOR
                    && merged.getLast().kind() == SectionKind.SEPARATOR;
            if (joins) {
                Section before = merged.removeLast();
                merged.add(Section.leaf(SectionKind.SEPARATOR, "", before.start(), leaf.end()));
            } else if (leaf.end() > leaf.start()) {
                merged.add(leaf);
            }
        }
        return merged;
    }
}
