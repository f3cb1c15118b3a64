package io.agon.manuscript.structure;

import io.agon.manuscript.text.Lines;
import io.agon.manuscript.text.Mark;
import io.agon.manuscript.text.MarkKind;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All guesses at which lines head the chapters: numbered headings of each style, the format's own headings of each level, what
 * the table of contents points to or lists, and short lines that stand apart in the same way through the whole book.
 */
final class Hypotheses {
    private static final double ENOUGH = 0.4;
    private static final int NEAR_WORDS = 60;
    private static final Set<String> SMALL_WORDS = Set.of(
            "from", "with", "into", "upon", "over", "under", "which", "that", "what", "their", "than", "when", "where",
            "after", "before", "between", "through", "among", "against", "without");

    private final Lines lines;
    private final Blocks blocks;
    private final List<Candidate> candidates;
    private final List<Mark> marks;
    private final Optional<Contents> contents;
    private final Map<String, Chain> chains = new LinkedHashMap<>();

    Hypotheses(Lines lines, Blocks blocks, List<Candidate> candidates, List<Mark> marks, Optional<Contents> contents) {
        this.lines = lines;
        this.blocks = blocks;
        this.candidates = candidates;
        this.marks = marks;
        this.contents = contents;
        Map<String, List<Candidate>> styles = new LinkedHashMap<>();
        for (Candidate candidate : candidates) {
            candidate.heading().ifPresent(heading -> {
                styles.computeIfAbsent(heading.style(), k -> new ArrayList<>()).add(candidate);
                if (heading.form() == HeadingLine.Form.BARE || heading.form() == HeadingLine.Form.TITLED) {
                    styles.computeIfAbsent("numbered " + heading.system() + heading.dress(), k -> new ArrayList<>())
                            .add(candidate);
                }
            });
        }
        Set<Integer> partLines = partLines();
        styles.forEach((style, all) -> {
            Chain chain = Chain.of(all, lines, candidate -> afterPart(candidate, partLines));
            if (!chain.headings().isEmpty()) {
                chains.put(style, chain);
            }
        });
    }

    /** The headings of each style that count best, by style. */
    Map<String, Chain> chains() {
        return chains;
    }

    private Set<Integer> partLines() {
        Set<Integer> found = new TreeSet<>();
        for (Candidate candidate : candidates) {
            boolean upper = candidate
                    .heading()
                    .filter(h -> h.form() == HeadingLine.Form.KEYWORD)
                    .filter(h -> Keywords.upper(h.keyword()) || !Keywords.chapterly(h.keyword()))
                    .isPresent();
            boolean named = NamedHeading.of(candidate.text())
                    .filter(n -> n.role() == NamedHeading.Role.CHAPTER)
                    .isPresent();
            if (candidate.opens() && (upper || named)) {
                found.add(candidate.line());
            }
        }
        return found;
    }

    private boolean afterPart(Candidate candidate, Set<Integer> partLines) {
        int line = candidate.line();
        int block = blocks.at(line);
        for (int back = 1; back <= 5 && block - back >= 0; back++) {
            int first = blocks.first(block - back);
            if (lines.words(first, line) > NEAR_WORDS) {
                return false;
            }
            boolean numbered = partLines.contains(first);
            boolean named = NamedHeading.of(blocks.text(block - back))
                    .filter(n -> n.role() == NamedHeading.Role.CHAPTER)
                    .isPresent();
            if (numbered || named) {
                return true;
            }
        }
        return false;
    }

    /** The guess that explains the book best; none where all are poor. */
    Optional<Hypothesis> best() {
        List<Hypothesis> all = new ArrayList<>();
        chains.forEach((style, chain) -> counted(style, chain).ifPresent(all::add));
        all.addAll(ofLevels());
        all.addAll(ofTargets());
        contents.flatMap(this::listed).ifPresent(all::add);
        typographic().ifPresent(all::add);
        return all.stream()
                .filter(hypothesis -> hypothesis.score() >= ENOUGH)
                .max(Comparator.comparingDouble(Hypothesis::score));
    }

    private Optional<Hypothesis> counted(String style, Chain chain) {
        int n = chain.headings().size();
        HeadingLine first = chain.headings().getFirst().heading().orElseThrow();
        double weight = switch (first.form()) {
            case KEYWORD ->
                first.keyword().equals("chapter")
                        ? 3.2
                        : Keywords.chapterly(first.keyword()) ? 2.2 : Keywords.upper(first.keyword()) ? 1.3 : 1.7;
            case WORD -> n >= 3 && first.number() <= 1 ? 1.4 : 0;
            case BARE -> alone(chain) ? 1.9 : 0;
            case TITLED -> n >= 3 ? 2 : 0;
        };
        if (style.startsWith("numbered")) {
            weight = Math.min(weight, 1.85);
        }
        if (chain.regular() < 0.5 && first.form() != HeadingLine.Form.KEYWORD) {
            weight = 0;
        }
        if (n == 1 && !(first.form() == HeadingLine.Form.KEYWORD && first.number() <= 1)) {
            weight = 0;
        }
        return weight == 0
                ? Optional.empty()
                : Optional.of(Hypothesis.of(style, chain.headings(), weight, chain.regular(), lines));
    }

    /** Two bare numbers make a chain only where they stand well apart from the text. */
    private static boolean alone(Chain chain) {
        int n = chain.headings().size();
        long apart = chain.headings().stream()
                .filter(c -> c.level() > 0 || c.before() > 1)
                .count();
        return n >= 3 && chain.headings().getFirst().number() <= 1 || n == 2 && apart == 2;
    }

    private List<Hypothesis> ofLevels() {
        Map<Integer, List<Candidate>> levels = new TreeMap<>();
        for (Candidate candidate : candidates) {
            if (candidate.level() > 0 && !aside(candidate)) {
                levels.computeIfAbsent(candidate.level(), k -> new ArrayList<>())
                        .add(candidate);
            }
        }
        List<Hypothesis> all = new ArrayList<>();
        levels.forEach((level, headings) -> {
            if (headings.size() >= 2) {
                all.add(Hypothesis.of("level " + level, told(headings), 1.8, 1, lines));
            }
        });
        return all;
    }

    private List<Hypothesis> ofTargets() {
        Map<Integer, TreeMap<Integer, Candidate>> depths = new TreeMap<>();
        for (Mark mark : marks) {
            if (mark.kind() == MarkKind.TARGET) {
                int line = lines.at(mark.start());
                while (line < lines.count() - 1 && lines.blank(line)) {
                    line++;
                }
                Candidate candidate = at(line, mark.label());
                if (!aside(candidate)) {
                    depths.computeIfAbsent(mark.level(), k -> new TreeMap<>()).put(line, candidate);
                }
            }
        }
        List<Hypothesis> all = new ArrayList<>();
        depths.forEach((depth, headings) -> {
            if (headings.size() >= 3) {
                all.add(Hypothesis.of("target " + depth, told(List.copyOf(headings.values())), 2.0, 1, lines));
            }
        });
        return all;
    }

    private Candidate at(int line, String label) {
        for (Candidate candidate : candidates) {
            if (candidate.line() <= line && line <= candidate.last() && candidate.level() > 0) {
                return candidate;
            }
        }
        int block = blocks.at(line);
        boolean heading = block < blocks.count() && !blocks.prose(block) && blocks.first(block) == line;
        return new Candidate(
                line,
                heading ? blocks.last(block) : line - 1,
                HeadingGrammar.read(lines.stripped(line)),
                heading ? blocks.text(block) : label,
                lines.blanksBefore(line),
                lines.blanksAfter(line),
                true,
                1);
    }

    /** Headings that are known not to head chapters. */
    private static boolean aside(Candidate candidate) {
        return NamedHeading.of(candidate.text())
                .filter(named -> named.role() != NamedHeading.Role.CHAPTER)
                .isPresent();
    }

    /** Without headings that no text follows, such as the title or a part. */
    private List<Candidate> told(List<Candidate> headings) {
        List<Candidate> told = new ArrayList<>();
        for (int i = 0; i < headings.size(); i++) {
            int next = i + 1 < headings.size() ? headings.get(i + 1).line() : lines.count();
            int from = headings.get(i).last() + 1;
            boolean text = false;
            for (int block = blocks.at(from); block < blocks.count() && blocks.first(block) < next && !text; block++) {
                text = blocks.words(block) > 12;
            }
            if (text) {
                told.add(headings.get(i));
            }
        }
        return told;
    }

    private Optional<Hypothesis> listed(Contents table) {
        Contents.Matches matches = table.match(lines, blocks);
        if (matches.used() < 3 || matches.used() * 2 < table.entries().size()) {
            return Optional.empty();
        }
        List<Candidate> headings = new ArrayList<>();
        for (int block : matches.blocks()) {
            Candidate candidate = title(block);
            if (!aside(candidate)) {
                headings.add(candidate);
            }
        }
        headings = told(headings);
        double share = Math.min(1, matches.used() / (double) table.entries().size() + 0.2);
        return Optional.of(Hypothesis.of("contents", headings, 1.8 * share, 1, lines));
    }

    Candidate title(int block) {
        int first = blocks.first(block);
        return new Candidate(
                first,
                blocks.last(block),
                HeadingGrammar.read(lines.stripped(first)),
                blocks.text(block),
                blocks.blanksBefore(block),
                blocks.blanksAfter(block),
                true,
                0);
    }

    /** Short blocks in capitals, centred, or with more blank lines around than paragraphs have, that text follows. */
    private Optional<Hypothesis> typographic() {
        int usual = usualGap();
        Map<String, List<Candidate>> looks = new TreeMap<>();
        int from = contents.map(c -> c.last() + 1).orElse(0);
        for (int block = Math.max(1, blocks.at(from)); block < blocks.count() - 1; block++) {
            int before = blocks.blanksBefore(block);
            if (before <= usual || before < 2 || !standsApart(block)) {
                continue;
            }
            boolean capitals = HeadingGrammar.capitals(NamedHeading.tidy(blocks.text(block)));
            String look = capitals ? "capitals" : "title";
            for (int gap = Math.max(2, usual + 1); gap <= Math.min(before, 5); gap++) {
                looks.computeIfAbsent(look + " " + gap, k -> new ArrayList<>()).add(title(block));
                looks.computeIfAbsent("any " + gap, k -> new ArrayList<>()).add(title(block));
            }
        }
        return looks.entrySet().stream()
                .filter(look -> look.getValue().size() >= 3)
                .map(look -> Hypothesis.of(
                        "look " + look.getKey(),
                        look.getValue(),
                        look.getKey().startsWith("capitals")
                                ? 1.2
                                : look.getKey().startsWith("any") ? 0.8 : 0.9,
                        even(look.getValue()) ? 1 : 0.3,
                        lines))
                .max(Comparator.comparingDouble(Hypothesis::score));
    }

    /** Whether a block looks like a title: short, of the right letters, with text behind. */
    boolean standsApart(int block) {
        if (blocks.lines(block) > 3 || blocks.length(block) > 160 || blocks.prose(block)) {
            return false;
        }
        Candidate candidate = title(block);
        String text = NamedHeading.tidy(candidate.text());
        boolean counted = candidate
                .heading()
                .filter(h -> h.form() == HeadingLine.Form.KEYWORD || h.form() == HeadingLine.Form.BARE)
                .isPresent();
        boolean shaped = text.length() >= 2
                && text.chars().anyMatch(Character::isLetter)
                && !text.matches("(?s).*[,;:]$|^[\"“‘'(\\[].*")
                && (HeadingGrammar.capitals(text) || titled(text));
        boolean followed = blocks.prose(block + 1) || block + 2 < blocks.count() && blocks.prose(block + 2);
        return shaped && followed && !counted && !aside(candidate);
    }

    /** Most words begin with a capital but for those that titles keep small, and it is no sentence. */
    static boolean titled(String text) {
        if (text.isEmpty()) {
            return false;
        }
        int words = 0;
        int capital = 0;
        for (String word : text.split("[^\\p{L}\\p{M}’']+")) {
            if (word.length() > 3 && !SMALL_WORDS.contains(word)) {
                words++;
                capital += Character.isUpperCase(word.charAt(0)) ? 1 : 0;
            }
        }
        char first = text.charAt(0);
        boolean begins = Character.isUpperCase(first) || Character.isDigit(first);
        return begins && capital * 10 >= words * 7 && !(text.matches(".*[.!?]$") && words > 6);
    }

    /** No chapter is much shorter than all others. */
    private boolean even(List<Candidate> headings) {
        Set<Integer> shorter = new HashSet<>();
        for (int i = 0; i + 1 < headings.size(); i++) {
            if (lines.words(headings.get(i).line(), headings.get(i + 1).line()) < 300) {
                shorter.add(i);
            }
        }
        return shorter.size() * 5 <= headings.size();
    }

    private int usualGap() {
        int[] counts = new int[6];
        for (int block = 1; block < blocks.count(); block++) {
            counts[Math.min(5, blocks.blanksBefore(block))]++;
        }
        int most = 0;
        for (int gap = 1; gap < counts.length; gap++) {
            most = counts[gap] > counts[most] ? gap : most;
        }
        return most;
    }
}
