package io.agon.manuscript.structure;

import io.agon.manuscript.text.Lines;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells label, title and first line of text of headings. A title stands on the line of the number, on the lines below it, or
 * behind a blank line; where, is decided for all headings of a style together, so that the first words of a chapter are not
 * taken for its title.
 */
final class Titles {
    private static final int LONGEST_LINES = 6;
    private static final int LONGEST = 420;

    private final Lines lines;
    private final Blocks blocks;
    private final Set<String> listed = new HashSet<>();

    Titles(Lines lines, Blocks blocks, Optional<Contents> contents) {
        this.lines = lines;
        this.blocks = blocks;
        contents.ifPresent(table -> table.entries().forEach(entry -> {
            listed.add(entry.title());
            listed.add(entry.whole());
        }));
    }

    /** @param headings of one style */
    List<Head> of(List<Candidate> headings, List<Candidate> all, int rank) {
        return of(headings, all, rank, Set.of());
    }

    /**
     * @param headings of one style
     * @param known lines at which other headings begin, which are no titles
     */
    List<Head> of(List<Candidate> headings, List<Candidate> all, int rank, Set<Integer> known) {
        Set<Integer> begins = new HashSet<>(known);
        headings.forEach(h -> begins.add(h.line()));
        long counted = headings.stream().filter(h -> h.heading().isPresent()).count();
        if (counted * 2 < headings.size()) {
            // "TWO LETTERS" among titles counts nothing
            return of(headings.stream().map(Candidate::uncounted).toList(), all, rank, begins, false, false);
        }
        boolean below = most(headings, Titles::bare, this::titledBelow);
        boolean behind = most(headings, h -> bare(h) && h.last() == h.line(), h -> titledBehind(h, begins));
        return of(headings, all, rank, begins, below, behind);
    }

    private List<Head> of(
            List<Candidate> headings,
            List<Candidate> all,
            int rank,
            Set<Integer> begins,
            boolean below,
            boolean behind) {
        List<Head> heads = new ArrayList<>();
        for (Candidate heading : headings) {
            heads.add(head(heading, all, begins, below, behind, rank));
        }
        return heads;
    }

    private static boolean bare(Candidate candidate) {
        return candidate.level() == 0
                && candidate.heading().map(h -> h.title().isEmpty()).orElse(false);
    }

    private static boolean most(
            List<Candidate> headings,
            java.util.function.Predicate<Candidate> asked,
            java.util.function.Predicate<Candidate> wanted) {
        List<Candidate> among = headings.stream().filter(asked).toList();
        long have = among.stream().filter(wanted).count();
        return have * 10 >= among.size() * 6L && have > 0;
    }

    private Head head(
            Candidate candidate, List<Candidate> all, Set<Integer> begins, boolean below, boolean behind, int rank) {
        int line = candidate.line();
        if (candidate.last() < line) {
            return new Head(line, line, rank, "", NamedHeading.tidy(candidate.text()));
        }
        if (candidate.heading().isEmpty()) {
            return new Head(
                    line,
                    candidate.last() + 1,
                    rank,
                    "",
                    NamedHeading.tidy(lines.joined(line, Math.min(candidate.last(), line + LONGEST_LINES))));
        }
        String first = lines.stripped(line);
        String inline = candidate.heading().get().title();
        String label = label(first, inline);
        if (candidate.level() > 0) {
            String rest = line < candidate.last() ? lines.joined(line + 1, candidate.last()) : "";
            String title = NamedHeading.tidy((inline + " " + rest).strip());
            Optional<Candidate> next = title.isEmpty() ? nextHeading(candidate, all, begins) : Optional.empty();
            return next.map(n -> new Head(line, n.last() + 1, rank, label, NamedHeading.tidy(n.text())))
                    .orElse(new Head(line, candidate.last() + 1, rank, label, title));
        }
        int last = line;
        if (line < candidate.last() && (below || capitalsBelow(candidate) || isListed(candidate, inline))) {
            int end = titleEnd(candidate);
            boolean goesOn = inline.isEmpty()
                    || capitalsBelow(candidate)
                    || isListed(candidate, inline)
                    || shortBlock(candidate);
            last = goesOn ? end : last;
        }
        if (last == line && !inline.isEmpty() && shortBlock(candidate)) {
            last = candidate.last();
        }
        if (last > line) {
            return new Head(
                    line,
                    last + 1,
                    rank,
                    label,
                    NamedHeading.tidy((inline + " " + lines.joined(line + 1, last)).strip()));
        }
        if (inline.isEmpty() && candidate.last() == line) {
            int block = blocks.at(line) + 1;
            if (block < blocks.count()
                    && !begins.contains(blocks.first(block))
                    && (behind && titleBlock(block, begins) || isListed(blocks.text(block)) && !blocks.prose(block))) {
                return new Head(line, blocks.last(block) + 1, rank, label, NamedHeading.tidy(blocks.text(block)));
            }
        }
        return new Head(line, line + 1, rank, label, NamedHeading.tidy(inline));
    }

    private Optional<Candidate> nextHeading(Candidate candidate, List<Candidate> all, Set<Integer> begins) {
        int block = blocks.at(candidate.last() + 1);
        return all.stream()
                .filter(other -> block < blocks.count() && other.line() == blocks.first(block))
                .filter(other -> other.level() > 0 && other.heading().isEmpty() && !begins.contains(other.line()))
                .filter(other -> NamedHeading.of(other.text()).isEmpty())
                .findFirst();
    }

    private static String label(String first, String title) {
        String label = first;
        int at = title.isEmpty() ? -1 : first.lastIndexOf(title);
        if (at >= 0) {
            label = first.substring(0, at).replaceAll("[\\s:;,–—-]+$", "");
        }
        return NamedHeading.tidy(label);
    }

    /** Whether the lines below the number, to the end of its block, read as a title. */
    private boolean titledBelow(Candidate candidate) {
        if (candidate.last() == candidate.line()) {
            return false;
        }
        return capitalsBelow(candidate)
                || isListed(candidate, "")
                || candidate.last() - candidate.line() <= 2
                        && titleLike(lines.joined(candidate.line() + 1, candidate.last()));
    }

    /** Last line of the title below a number: all of its block, or the lines in capitals at its beginning. */
    private int titleEnd(Candidate candidate) {
        if (shortBlock(candidate)) {
            return candidate.last();
        }
        int last = candidate.line();
        while (last < candidate.last() && HeadingGrammar.capitals(lines.stripped(last + 1))) {
            last++;
        }
        return last;
    }

    private boolean shortBlock(Candidate candidate) {
        int below = candidate.last() - candidate.line();
        String text = lines.joined(candidate.line() + 1, Math.min(candidate.last(), candidate.line() + LONGEST_LINES));
        boolean opening = candidate.heading().map(HeadingLine::title).orElse("").isEmpty();
        return below > 0
                && below < LONGEST_LINES
                && text.length() <= LONGEST
                && (HeadingGrammar.capitals(text)
                        || titleLike(text) && below <= 2
                        || isListed(
                                candidate,
                                candidate.heading().map(HeadingLine::title).orElse(""))
                        // a title that was begun on the first line goes on below
                        || !opening && below <= 2);
    }

    private boolean capitalsBelow(Candidate candidate) {
        return candidate.last() > candidate.line()
                && HeadingGrammar.capitals(lines.stripped(candidate.line() + 1))
                && lines.stripped(candidate.line() + 1)
                                .chars()
                                .filter(Character::isLetter)
                                .count()
                        > 1;
    }

    private boolean isListed(Candidate candidate, String inline) {
        return candidate.last() - candidate.line() < LONGEST_LINES
                && isListed(inline + " " + lines.joined(candidate.line() + 1, candidate.last()));
    }

    private boolean isListed(String text) {
        String key = Contents.key(text);
        return key.length() > 2 && listed.contains(key);
    }

    private boolean titledBehind(Candidate candidate, Set<Integer> begins) {
        int block = blocks.at(candidate.line()) + 1;
        return block < blocks.count() && titleBlock(block, begins);
    }

    /** Whether a block behind a number reads as a title. */
    private boolean titleBlock(int block, Set<Integer> begins) {
        if (blocks.lines(block) > 5 || blocks.length(block) > LONGEST || begins.contains(blocks.first(block))) {
            return false;
        }
        String text = blocks.text(block);
        if (isListed(text)) {
            return true;
        }
        boolean other = NamedHeading.of(text)
                .filter(n -> n.role() == NamedHeading.Role.END || n.role() == NamedHeading.Role.CONTENTS)
                .isPresent();
        if (other || Scenes.ornament(text) || text.startsWith("[")) {
            return false;
        }
        return HeadingGrammar.capitals(text) ? blocks.words(block) > 1 || text.length() > 3 : titleLike(text);
    }

    /** Short, begins with a capital, no sentence, and most of its long words begin with capitals. */
    private static boolean titleLike(String text) {
        String tidy = NamedHeading.tidy(text);
        if (tidy.isEmpty() || tidy.length() > 160 || tidy.matches("(?s)^[\"“‘'].*[,!?.]['\"”’]?$|^[\"“‘].*")) {
            return false;
        }
        int words = tidy.split("\\s+").length;
        boolean italic = text.strip().startsWith("_") && text.strip().endsWith("_") && words <= 24;
        boolean sentence = tidy.matches("(?s).*[.!?:;,]['\"”’]?$") && words > 5;
        return italic || !sentence && Hypotheses.titled(tidy);
    }
}
