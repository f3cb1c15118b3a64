package io.agon.manuscript.structure;

import io.agon.manuscript.text.Lines;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Chapters that the main style does not head: letters in front of the first one, a prologue, an interlude, an epilogue,
 * headings of the same level in the format, and what the table of contents lists beside the numbered chapters.
 */
final class Companions {
    private static final int TOLD = 60;
    private static final int LISTED_TOLD = 100;
    private static final int ABOVE = 25;

    private final Lines lines;
    private final Blocks blocks;
    private final List<Candidate> candidates;
    private final Hypotheses hypotheses;
    private final Optional<Contents> contents;
    private final Titles titles;

    Companions(
            Lines lines,
            Blocks blocks,
            List<Candidate> candidates,
            Hypotheses hypotheses,
            Optional<Contents> contents,
            Titles titles) {
        this.lines = lines;
        this.blocks = blocks;
        this.candidates = candidates;
        this.hypotheses = hypotheses;
        this.contents = contents;
        this.titles = titles;
    }

    void add(Hypothesis main, TreeMap<Integer, Head> heads) {
        int first = heads.firstKey();
        int last = heads.lastKey();
        otherStyles(main, first, last, heads);
        named(heads);
        sameLevel(main, heads);
        listed(main, first, last, heads);
        sameLook(main, heads);
    }

    /** Titles that the table of contents tells otherwise, or not at all, look like those that it tells. */
    private void sameLook(Hypothesis main, TreeMap<Integer, Head> heads) {
        if (!main.style().equals("contents")) {
            return;
        }
        int gap = main.headings().stream()
                .skip(1)
                .mapToInt(Candidate::before)
                .min()
                .orElse(0);
        boolean capitals = main.headings().stream().allMatch(h -> HeadingGrammar.capitals(h.text()));
        boolean small = main.headings().stream().noneMatch(h -> HeadingGrammar.capitals(h.text()));
        if (gap < 2 || capitals == small) {
            return;
        }
        int listed = contents.map(Contents::last).orElse(0);
        List<Candidate> found = new ArrayList<>();
        for (int block = blocks.at(listed + 1); block < blocks.count() - 1; block++) {
            int line = blocks.first(block);
            boolean alike = blocks.blanksBefore(block) >= gap
                    && hypotheses.standsApart(block)
                    && HeadingGrammar.capitals(blocks.text(block)) == capitals;
            if (alike
                    && !heads.containsKey(line)
                    && !inHeading(line, heads)
                    && lines.words(blocks.last(block) + 1, limit(line, heads)) >= LISTED_TOLD) {
                found.add(hypotheses.title(block));
            }
        }
        titles.of(found, candidates, 0).forEach(head -> heads.putIfAbsent(head.line(), head));
    }

    /** Chains of another style in front of the first chapter or behind the last one. */
    private void otherStyles(Hypothesis main, int first, int last, TreeMap<Integer, Head> heads) {
        for (Map.Entry<String, Chain> style : hypotheses.chains().entrySet()) {
            List<Candidate> headings = style.getValue().headings();
            boolean known = headings.getFirst()
                    .heading()
                    .filter(h -> h.form() == HeadingLine.Form.KEYWORD
                            && (Keywords.chapterly(h.keyword()) || h.keyword().equals("interlude")))
                    .isPresent();
            if (style.getKey().equals(main.style()) || !known) {
                continue;
            }
            List<Candidate> before =
                    headings.stream().filter(h -> h.line() < first).toList();
            List<Candidate> behind = headings.stream()
                    .filter(h -> h.line() > last && h.before() > 1 && h.isolated())
                    .toList();
            List<Candidate> added = new ArrayList<>();
            if (before.size() == headings.size() && before.stream().allMatch(h -> told(h.last() + 1, first))) {
                added.addAll(before);
            }
            if (behind.size() >= 2 && behind.size() == headings.size()) {
                added.addAll(behind);
            }
            titles.of(added, candidates, 0).forEach(head -> heads.putIfAbsent(head.line(), head));
        }
    }

    private boolean told(int from, int limit) {
        return lines.words(from, limit) >= TOLD;
    }

    /** Prologue, interlude, epilogue: wherever they stand apart with text behind. */
    private void named(TreeMap<Integer, Head> heads) {
        int from = contents.map(c -> c.last() + 1).orElse(0);
        List<Head> found = new ArrayList<>();
        for (int block = blocks.at(from); block < blocks.count(); block++) {
            int line = blocks.first(block);
            if (blocks.lines(block) > 4 || blocks.length(block) > 160 || heads.containsKey(line)) {
                continue;
            }
            Optional<NamedHeading> heading = name(block);
            if (heading.isEmpty() || inHeading(line, heads)) {
                continue;
            }
            Integer next = heads.higherKey(line);
            int limit = next == null ? lines.count() : next;
            boolean inside = heads.lowerKey(line) != null && next != null;
            boolean apart = blocks.blanksBefore(block) > 1
                    || level(line) > 0
                    || !inside
                    || blocks.words(block) <= 2
                    || HeadingGrammar.capitals(heading.get().title());
            boolean text = lines.words(blocks.last(block) + 1, limit) >= TOLD;
            boolean early =
                    heads.lowerKey(line) == null && concludes(heading.get().title());
            boolean concludes =
                    !NamedHeading.letters(heading.get().title()).startsWith("CONCLUSION") || next == null || apart;
            if (apart && text && concludes && !early) {
                found.add(new Head(
                        line, blocks.last(block) + 1, 0, "", heading.get().title()));
            }
        }
        // of two prologues in front of the first chapter the first one is in a table that nobody named
        Head before = null;
        for (Head head : found) {
            boolean repeated = before != null
                    && Contents.key(before.title()).equals(Contents.key(head.title()))
                    && lines.words(before.textLine(), head.line()) < TOLD;
            if (repeated) {
                heads.remove(before.line());
            }
            heads.put(head.line(), head);
            before = head;
        }
    }

    /** Whether a name can only stand at the end. */
    static boolean concludes(String title) {
        return NamedHeading.letters(title)
                .matches("(THE |FIRST |LAST )?(EPILOG|FINALE|CONCLUSION|POSTLUDE|CODA|L ?ENVOI|NACHSPIEL|SCHLUSS).*");
    }

    private Optional<NamedHeading> name(int block) {
        Optional<NamedHeading> whole = NamedHeading.of(blocks.text(block));
        if (whole.isEmpty() && blocks.lines(block) > 1) {
            // "PROLOGUE" with its title on the next line
            boolean first = NamedHeading.of(lines.stripped(blocks.first(block)))
                    .filter(n -> n.role() == NamedHeading.Role.CHAPTER)
                    .isPresent();
            boolean title = HeadingGrammar.capitals(blocks.text(block)) || Hypotheses.titled(blocks.text(block));
            whole = first && title
                    ? Optional.of(new NamedHeading(NamedHeading.Role.CHAPTER, NamedHeading.tidy(blocks.text(block))))
                    : Optional.empty();
        }
        return whole.filter(named -> named.role() == NamedHeading.Role.CHAPTER);
    }

    private static boolean inHeading(int line, TreeMap<Integer, Head> heads) {
        Map.Entry<Integer, Head> before = heads.floorEntry(line);
        return before != null && line < before.getValue().textLine();
    }

    private int level(int line) {
        return candidates.stream()
                .filter(c -> c.line() == line)
                .mapToInt(Candidate::level)
                .findFirst()
                .orElse(0);
    }

    /** Where the format's headings of one level head the chapters, the others of that level do too. */
    private void sameLevel(Hypothesis main, TreeMap<Integer, Head> heads) {
        long marked = main.headings().stream().filter(h -> h.level() > 0).count();
        if (marked * 2 < main.headings().size()) {
            return;
        }
        int level = main.headings().stream()
                .filter(h -> h.level() > 0)
                .findFirst()
                .orElseThrow()
                .level();
        List<Candidate> others = candidates.stream()
                .filter(c -> c.level() == level)
                .filter(c -> !heads.containsKey(c.line()) && !inHeading(c.line(), heads))
                .filter(c -> NamedHeading.of(c.text()).isEmpty())
                .filter(c -> contents.isEmpty() || c.line() > contents.get().last())
                .filter(c -> lines.words(c.last() + 1, limit(c.line(), heads)) >= LISTED_TOLD)
                .toList();
        titles.of(others, candidates, 0).forEach(head -> heads.putIfAbsent(head.line(), head));
    }

    private int limit(int line, TreeMap<Integer, Head> heads) {
        Integer next = heads.higherKey(line);
        return next == null ? lines.count() : next;
    }

    /** Entries of the table of contents that stand in front of the first chapter or behind the last one. */
    private void listed(Hypothesis main, int first, int last, TreeMap<Integer, Head> heads) {
        if (contents.isEmpty() || main.style().equals("contents")) {
            return;
        }
        Contents.Matches matches = contents.get().match(lines, blocks);
        if (matches.used() < 3) {
            return;
        }
        for (int block : matches.blocks()) {
            int line = blocks.first(block);
            boolean aside = NamedHeading.of(blocks.text(block)).isPresent();
            boolean numbered = HeadingGrammar.read(lines.stripped(line)).isPresent();
            boolean outside = line < first || line > last;
            boolean text = lines.words(blocks.last(block) + 1, limit(line, heads)) >= LISTED_TOLD;
            boolean above = first > line && lines.words(blocks.last(block) + 1, first) <= ABOVE;
            if (outside
                    && !aside
                    && !numbered
                    && text
                    && !above
                    && !heads.containsKey(line)
                    && !inHeading(line, heads)) {
                heads.put(line, new Head(line, blocks.last(block) + 1, 0, "", NamedHeading.tidy(blocks.text(block))));
            }
        }
    }
}
