package io.agon.manuscript.structure;

import io.agon.manuscript.text.Lines;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds what heads parts: styles that stand directly above chapters, named headings above a chapter that counts from 1 again,
 * and, where chapters begin anew without any of these, the line above.
 */
final class Parts {
    private static final int NEAR = 60;
    private static final int NEAR_KNOWN = 170;
    private static final int NEAR_NAMED = 20;
    private static final int CLOSE = 12;
    private static final List<String> OUTER_FIRST =
            List.of("volume", "part", "book", "act", "epoch", "period", "phase");

    private final Lines lines;
    private final Blocks blocks;
    private final List<Candidate> candidates;
    private final Hypotheses hypotheses;
    private final Optional<Contents> contents;
    private final Titles titles;

    Parts(
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
        Map<String, List<Candidate>> styles = new LinkedHashMap<>();
        hypotheses.chains().forEach((style, chain) -> {
            boolean named = List.of("epilogue", "prologue", "interlude").contains(style);
            List<Candidate> above = named || style.equals(main.style()) ? List.of() : above(style, chain, heads);
            if (!above.isEmpty()) {
                styles.put(style, above);
            }
        });
        // "numbered" holds the bare and the titled ones once more
        styles.keySet()
                .removeIf(style -> style.startsWith("numbered")
                        && styles.keySet().stream()
                                .anyMatch(other -> other.startsWith("bare") || other.startsWith("titled")));
        List<String> inner = new ArrayList<>(styles.keySet());
        inner.sort(Comparator.comparingInt((String style) -> -styles.get(style).size())
                .thenComparing((one, other) -> above(styles.get(one), styles.get(other)))
                .thenComparingInt(style -> -inwards(style)));
        Map<Integer, Head> found = new HashMap<>();
        Set<Integer> known = new HashSet<>(heads.keySet());
        styles.values().forEach(all -> all.forEach(heading -> known.add(heading.line())));
        for (int rank = 1; rank <= inner.size(); rank++) {
            for (Head head : titles.of(styles.get(inner.get(rank - 1)), candidates, rank, known)) {
                found.putIfAbsent(head.line(), head);
            }
        }
        int outermost = Math.max(1, inner.size());
        named(heads, outermost);
        found.values().stream()
                .filter(head -> !heads.containsKey(head.line()))
                .forEach(head -> heads.put(head.line(), bounded(head, heads)));
        if (found.isEmpty()) {
            beginsAnew(main, heads);
        }
    }

    /** More than 0 where headings of one style stand above those of another one more often than below. */
    private static int above(List<Candidate> one, List<Candidate> other) {
        int above = 0;
        for (Candidate upper : one) {
            for (Candidate lower : other) {
                int distance = lower.line() - upper.line();
                above += distance > 0 && distance < CLOSE ? 1 : distance < 0 && distance > -CLOSE ? -1 : 0;
            }
        }
        return above;
    }

    /** How far inside parts of a style stand by custom. */
    private static int inwards(String style) {
        int custom = OUTER_FIRST.indexOf(style);
        return custom < 0 ? OUTER_FIRST.size() : custom;
    }

    /** A part's heading ends where the next heading begins. */
    private static Head bounded(Head head, TreeMap<Integer, Head> heads) {
        Integer next = heads.higherKey(head.line());
        return next != null && head.textLine() > next
                ? new Head(head.line(), next, head.rank(), head.label(), head.title())
                : head;
    }

    /** The candidates of a style that a chapter follows at once, the nearest one of several. */
    private List<Candidate> above(String style, Chain chain, TreeMap<Integer, Head> heads) {
        boolean known = chain.headings()
                .getFirst()
                .heading()
                .filter(h ->
                        h.form() == HeadingLine.Form.KEYWORD && !h.keyword().equals("chapter"))
                .isPresent();
        List<Candidate> among = known
                ? candidates.stream()
                        .filter(c ->
                                c.heading().filter(h -> h.style().equals(style)).isPresent())
                        .filter(c -> c.isolated())
                        .toList()
                : chain.headings();
        Map<Integer, Candidate> nearest = new LinkedHashMap<>();
        for (Candidate candidate : among) {
            Integer next = heads.ceilingKey(candidate.line());
            boolean listed =
                    contents.isPresent() && candidate.line() <= contents.get().last();
            boolean near = next != null
                    && next > candidate.line()
                    && lines.words(candidate.line() + 1, next) <= (known ? NEAR_KNOWN : NEAR);
            if (near && !listed && !inHeading(candidate.line(), heads)) {
                nearest.put(next, candidate);
            }
        }
        int chapters = (int) heads.values().stream().filter(h -> h.rank() == 0).count();
        boolean most = nearest.size() * 5 >= chain.headings().size() * 4;
        boolean fewer = nearest.size() * 4 <= chapters * 3 || known && nearest.size() < chapters + 1;
        boolean enough = known ? !nearest.isEmpty() : nearest.size() >= 2 && most;
        return enough && fewer ? List.copyOf(nearest.values()) : List.of();
    }

    private static boolean inHeading(int line, TreeMap<Integer, Head> heads) {
        Map.Entry<Integer, Head> before = heads.floorEntry(line);
        return before != null && line < before.getValue().textLine();
    }

    /** "EPILOGUE" directly above "CHAPTER I" heads a part. */
    private void named(TreeMap<Integer, Head> heads, int rank) {
        int from = contents.map(c -> c.last() + 1).orElse(0);
        for (int block = blocks.at(from); block < blocks.count(); block++) {
            int line = blocks.first(block);
            Integer next = heads.higherKey(line);
            if (next == null || heads.containsKey(line) || blocks.lines(block) > 3 || inHeading(line, heads)) {
                continue;
            }
            int behind = blocks.last(block) + 1;
            boolean near = lines.words(behind, next) <= NEAR_NAMED;
            if (near && heads.get(next).rank() == 0) {
                NamedHeading.of(blocks.text(block))
                        .filter(named -> named.role() == NamedHeading.Role.CHAPTER)
                        .ifPresent(named -> heads.put(line, new Head(line, behind, rank, "", named.title())));
            }
        }
    }

    /** Chapters that count from 1 again and have a short line of their own above. */
    private void beginsAnew(Hypothesis main, TreeMap<Integer, Head> heads) {
        List<Candidate> headings = main.headings();
        List<Head> found = new ArrayList<>();
        for (int i = 1; i < headings.size(); i++) {
            Optional<HeadingLine> heading = headings.get(i).heading();
            Optional<HeadingLine> before = headings.get(i - 1).heading();
            boolean anew = heading.isPresent()
                    && before.isPresent()
                    && heading.get().number() <= 1
                    && before.get().number() > 1;
            if (anew) {
                title(headings.get(i)).ifPresent(found::add);
            }
        }
        if (!found.isEmpty()) {
            title(headings.getFirst()).ifPresent(found::add);
            found.forEach(head -> heads.putIfAbsent(head.line(), head));
        }
    }

    private Optional<Head> title(Candidate chapter) {
        int block = blocks.at(chapter.line()) - 1;
        if (block < 1 || blocks.lines(block) > 3 || blocks.prose(block) || blocks.words(block) > 20) {
            return Optional.empty();
        }
        String text = NamedHeading.tidy(blocks.text(block));
        boolean apart = blocks.blanksBefore(block) > 1 && !text.isEmpty();
        boolean heads = HeadingGrammar.capitals(text) || Hypotheses.titled(text);
        boolean other = NamedHeading.of(text).isPresent() || Scenes.ornament(blocks.text(block));
        return apart && heads && !other
                ? Optional.of(new Head(blocks.first(block), blocks.last(block) + 1, 1, "", text))
                : Optional.empty();
    }
}
