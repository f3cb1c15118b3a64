package io.agon.scaffold.domain.plan;

import java.util.List;

/** What happens in some chapters that are still to be written, in their order. */
public record Outline(List<Entry> chapters) implements Artefact {
    private static final int LONGEST_TITLE = 15;

    /**
     * A chapter.
     *
     * @param title without a number
     * @param plan what it shall tell
     */
    public record Entry(String title, ChapterPlan plan) {}

    public Outline {
        chapters = List.copyOf(chapters);
    }

    /**
     * The rules it breaks.
     *
     * @param count how many chapters were asked for
     */
    public List<String> violations(int count) {
        Rules rules = new Rules();
        rules.check(chapters.size() == count, "chapters", chapters.size() + " entries long", "have exactly " + count);
        for (int i = 0; i < chapters.size(); i++) {
            Rules entry = new Rules().text("title", chapters.get(i).title(), LONGEST_TITLE);
            chapters.get(i).plan().check(entry);
            rules.within("chapters[" + i + "]", entry);
        }
        return rules.broken();
    }
}
