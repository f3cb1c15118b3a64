package io.agon.manuscript.structure;

import io.agon.manuscript.text.Lines;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A table of contents: where it stands, and what it lists.
 *
 * @param first line of its heading
 * @param last line of its last entry
 * @param entries titles as lower-case letters and digits, numbers and pages left out where they can be told
 */
record Contents(int first, int last, List<Entry> entries) {
    private static final int LONGEST = 4000;
    private static final int LONG_ENTRY = 40;
    private static final int SKIPPED = 3;
    private static final int TELLING = 9;

    /**
     * One line of it.
     *
     * @param whole key of the line
     * @param title key of what follows the number; the same as {@code whole} without a number
     * @param count what it counts and the number; empty without a number
     */
    record Entry(String whole, String title, String count) {}

    /** Looks from a line to before another. */
    static Optional<Contents> find(Lines lines, Blocks blocks, int from, int to) {
        for (int block = blocks.at(from); block < blocks.count() && blocks.first(block) < to; block++) {
            int heading = blocks.first(block);
            boolean named = named(blocks.lines(block) > 3 ? lines.stripped(heading) : blocks.text(block))
                    || named(lines.stripped(heading));
            if (named) {
                Contents contents = walk(lines, blocks, block, to);
                if (contents.entries.size() >= 2) {
                    return Optional.of(contents);
                }
            }
        }
        return Optional.empty();
    }

    /** A table whose place the format tells. */
    static Contents within(Lines lines, int first, int last) {
        List<Entry> entries = new ArrayList<>();
        for (int line = first; line <= last; line++) {
            entry(lines.stripped(line)).ifPresent(entries::add);
        }
        return new Contents(first, last, List.copyOf(entries));
    }

    private static boolean named(String text) {
        return NamedHeading.of(text)
                .filter(named -> named.role() == NamedHeading.Role.CONTENTS)
                .isPresent();
    }

    /** Goes on to the first text, or to where what was listed first comes again. */
    private static Contents walk(Lines lines, Blocks blocks, int heading, int to) {
        List<Entry> entries = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        int last = blocks.first(heading);
        for (int block = heading; block < blocks.count() && blocks.first(block) < to; block++) {
            if (blocks.first(block) - blocks.first(heading) > LONGEST) {
                break;
            }
            if (block > heading && stops(lines, blocks, block, seen)) {
                break;
            }
            int first = block == heading ? blocks.first(block) + 1 : blocks.first(block);
            for (int line = first; line <= Math.min(blocks.last(block), to - 1); line++) {
                entry(lines.stripped(line)).ifPresent(entry -> {
                    entries.add(entry);
                    seen.add(entry.whole);
                    seen.add(entry.title);
                    seen.add(entry.count);
                });
            }
            last = Math.min(blocks.last(block), to - 1);
        }
        return new Contents(blocks.first(heading), retreated(lines, blocks, heading, last), List.copyOf(entries));
    }

    /** The heading directly above the first text is the book's, though no entry has told of it: a first number. */
    private static int retreated(Lines lines, Blocks blocks, int heading, int last) {
        int block = blocks.at(last);
        for (int back = block; back > Math.max(heading, block - 3); back--) {
            if (blocks.lines(back) > 4) {
                break;
            }
            if (first(lines, blocks, back)) {
                boolean part = back - 1 > heading && first(lines, blocks, back - 1);
                return blocks.last(part ? back - 2 : back - 1);
            }
        }
        return last;
    }

    private static boolean first(Lines lines, Blocks blocks, int block) {
        String text = lines.stripped(blocks.first(block));
        return blocks.lines(block) <= 4
                && !HeadingGrammar.list(lines, blocks.first(block), blocks.last(block))
                && (HeadingGrammar.read(text).filter(h -> h.number() <= 1).isPresent()
                        || NamedHeading.of(text)
                                .filter(n -> n.role() == NamedHeading.Role.FRONT)
                                .isPresent());
    }

    private static boolean stops(Lines lines, Blocks blocks, int block, Set<String> seen) {
        if (listless(lines, blocks, block)) {
            return true;
        }
        String text = blocks.lines(block) > 4 ? lines.stripped(blocks.first(block)) : blocks.text(block);
        boolean again = seen(text, seen) || seen(lines.stripped(blocks.first(block)), seen);
        boolean other = NamedHeading.of(text)
                .filter(n -> n.role() == NamedHeading.Role.ILLUSTRATIONS || n.role() == NamedHeading.Role.TRANSCRIBER)
                .isPresent();
        if (other && !again) {
            return true;
        }
        // a title that comes again above text, and a name directly above it, belong to the book
        boolean named = NamedHeading.of(text).isPresent() && !again;
        return blocks.lines(block) <= 4
                && (again && textBehind(lines, blocks, block, 4) || named && textBehind(lines, blocks, block, 1));
    }

    /**
     * Whether an entry comes again with which a book may begin. A title may be listed twice, so that of a numbered heading
     * both must come again.
     */
    private static boolean seen(String text, Set<String> seen) {
        if (HeadingGrammar.read(text).filter(h -> h.number() > 1).isPresent()) {
            return false;
        }
        return entry(text)
                .filter(entry -> seen.contains(entry.whole)
                        || entry.title.length() > 2
                                && seen.contains(entry.title)
                                && (entry.count.isEmpty() || seen.contains(entry.count)))
                .isPresent();
    }

    /** Whether running text comes at most so many blocks behind, with short ones only in between. */
    private static boolean textBehind(Lines lines, Blocks blocks, int block, int most) {
        for (int next = block + 1; next <= Math.min(block + most, blocks.count() - 1); next++) {
            if (listless(lines, blocks, next)) {
                return true;
            }
            if (blocks.words(next) > LONG_ENTRY || blocks.lines(next) > 4) {
                return false;
            }
        }
        return false;
    }

    /** Running text rather than entries, however long they are. */
    private static boolean listless(Lines lines, Blocks blocks, int block) {
        if (!blocks.prose(block)) {
            return false;
        }
        String first = lines.stripped(blocks.first(block));
        boolean numbered = HeadingGrammar.read(first).isPresent();
        String last = lines.stripped(blocks.last(block));
        boolean paged = last.matches(".*[\\s.]{2,}\\(?(\\d{1,4}|[ivxlc]+)\\)?$|.*\\D\\s\\d{1,4}$");
        int dashes = 0;
        String text = blocks.text(block);
        for (int at = text.indexOf('—'); at >= 0; at = text.indexOf('—', at + 1)) {
            dashes++;
        }
        for (int at = text.indexOf("--"); at >= 0; at = text.indexOf("--", at + 2)) {
            dashes++;
        }
        // an argument: "Three invalids.—Sufferings of George and Harris.—A victim"
        boolean argument = dashes > 1 && blocks.words(block) / dashes < 16;
        return !numbered && !paged && !argument;
    }

    private static Optional<Entry> entry(String line) {
        boolean counts =
                HeadingGrammar.read(line).filter(h -> h.title().isEmpty()).isPresent();
        String text = counts
                ? line
                : line.replaceAll("[\\s.·…_]{2,}\\(?(\\d{1,4}|[ivxlc]{1,6})\\)?$", "")
                        .replaceAll("\\s+\\d{1,4}$", "")
                        .strip();
        String whole = key(text);
        if (whole.isEmpty() || whole.equals("page") || whole.equals("chapter") || whole.equals("chapterpage")) {
            return Optional.empty();
        }
        Optional<HeadingLine> heading = HeadingGrammar.read(text);
        String title = heading.map(HeadingLine::title).map(Contents::key).orElse("");
        String count = heading.map(h -> h.keyword() + " " + h.number()).orElse("");
        return Optional.of(new Entry(whole, title.isEmpty() ? whole : title, count));
    }

    /** Small letters and digits without accents. */
    static String key(String text) {
        String plain = Numeral.plain(text);
        StringBuilder key = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                key.append(c);
            }
        }
        return key.toString();
    }

    /**
     * The blocks behind that stand where the table says, in its order.
     *
     * @param used entries that were found, 0 to all
     */
    record Matches(List<Integer> blocks, int used) {}

    Matches match(Lines lines, Blocks blocks) {
        Map<String, List<Integer>> places = new HashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            if (entry.title.length() > 2) {
                places.computeIfAbsent(entry.title, k -> new ArrayList<>()).add(i);
            }
            if (!entry.whole.equals(entry.title) && entry.whole.length() > 2) {
                places.computeIfAbsent(entry.whole, k -> new ArrayList<>()).add(i);
            }
            if (i + 1 < entries.size()) {
                // a title that goes on in the next line
                String wrapped = entry.title + entries.get(i + 1).whole;
                places.computeIfAbsent(wrapped, k -> new ArrayList<>()).add(i + 1);
            }
        }
        List<Integer> found = new ArrayList<>();
        int next = 0;
        for (int block = blocks.at(last + 1); block < blocks.count(); block++) {
            if (blocks.first(block) <= last || blocks.lines(block) > 4 || blocks.length(block) > 300) {
                continue;
            }
            String text = NamedHeading.tidy(blocks.text(block));
            String title = HeadingGrammar.read(text)
                    .map(HeadingLine::title)
                    .map(Contents::key)
                    .orElse("");
            int place = place(places, next, key(text));
            if (place < 0 && !title.isEmpty()) {
                place = place(places, next, title);
            }
            if (place >= 0) {
                found.add(block);
                next = place + 1;
            }
        }
        return new Matches(List.copyOf(found), found.size());
    }

    /** The first place of a key from a place on, unless it leaves out too much; -1 for none. */
    private int place(Map<String, List<Integer>> places, int next, String key) {
        for (int place : places.getOrDefault(key, List.of())) {
            if (place >= next) {
                return place - next <= SKIPPED ? place : -1;
            }
        }
        if (key.length() >= TELLING) {
            // a table may tell more than the heading, or less
            for (int place = next; place <= Math.min(next + SKIPPED, entries.size() - 1); place++) {
                Entry entry = entries.get(place);
                boolean begins =
                        entry.title.startsWith(key) || entry.title.length() >= TELLING && key.startsWith(entry.title);
                if (begins) {
                    return place;
                }
            }
        }
        return -1;
    }
}
