package io.agon.manuscript;

import io.agon.manuscript.licence.Licence;
import io.agon.manuscript.structure.Outline;
import io.agon.manuscript.structure.Section;
import io.agon.manuscript.structure.SectionKind;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What a person should look at before trusting a structure that was found. */
final class Warnings {
    private static final int MANY_FRONT_WORDS = 2000;
    private static final double FRONT_SHARE = 0.1;
    private static final int TIMES_THE_USUAL = 8;
    private static final int ENOUGH_CHAPTERS = 4;

    private Warnings() {}

    static List<String> of(Manuscript manuscript, Outline outline, Licence licence, List<String> ofFormat) {
        List<String> warnings = new ArrayList<>(ofFormat);
        List<Chapter> chapters = manuscript.chapters();
        if (outline.style().isEmpty()) {
            warnings.add("No headings of chapters were found: the whole text is one chapter.");
        }
        if (outline.numbered() < 1) {
            warnings.add(
                    "The numbers of chapters do not count on everywhere: one may be missing, repeated or misprinted.");
        }
        for (Chapter chapter : chapters) {
            if (chapter.words() == 0) {
                warnings.add("Chapter " + chapter.number() + " (" + chapter.title() + ") has no text.");
            }
        }
        long all = chapters.stream().mapToLong(Chapter::words).sum();
        int front = manuscript.structure().sections().stream()
                .filter(section -> section.kind() == SectionKind.FRONT_MATTER)
                .mapToInt(manuscript::words)
                .sum();
        if (front > MANY_FRONT_WORDS && front > FRONT_SHARE * (front + all)) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "%,d words stand in front of the first chapter: see whether they belong there.",
                    front));
        }
        uneven(chapters, warnings);
        if (licence.present() && !licence.complete()) {
            warnings.add(
                    "Only one end of the licence was found: see whether the text begins and ends where it should.");
        }
        boolean parted = !manuscript.structure().all(SectionKind.PART).isEmpty();
        long empty = manuscript.structure().all(SectionKind.PART).stream()
                .filter(part -> part.all(SectionKind.CHAPTER).isEmpty())
                .map(Section::heading)
                .count();
        if (parted && empty > 0) {
            warnings.add("Parts without a chapter: " + empty + ".");
        }
        return warnings;
    }

    private static void uneven(List<Chapter> chapters, List<String> warnings) {
        if (chapters.size() < ENOUGH_CHAPTERS) {
            return;
        }
        int[] words = chapters.stream().mapToInt(Chapter::words).sorted().toArray();
        int usual = Math.max(500, words[words.length / 2]);
        chapters.stream()
                .max(Comparator.comparingInt(Chapter::words))
                .filter(longest -> longest.words() > TIMES_THE_USUAL * usual)
                .ifPresent(longest -> warnings.add(String.format(
                        Locale.ROOT,
                        "Chapter %d (%s) has %,d words, more than %d times the usual: a heading in it may have been missed.",
                        longest.number(),
                        longest.title(),
                        longest.words(),
                        TIMES_THE_USUAL)));
    }
}
