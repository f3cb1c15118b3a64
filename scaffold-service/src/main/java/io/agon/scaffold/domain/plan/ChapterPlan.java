package io.agon.scaffold.domain.plan;

import java.util.List;

/**
 * The plan of one chapter.
 *
 * @param summary what it tells, in a paragraph
 * @param events what must happen in it, in order
 */
public record ChapterPlan(String summary, List<String> events) implements Artefact {
    /** Longest summary, in words: what a list of chapters is reckoned with. */
    public static final int MOST_WORDS = 160;

    public ChapterPlan {
        events = List.copyOf(events);
    }

    /** The rules it breaks. */
    public List<String> violations() {
        Rules rules = new Rules();
        check(rules);
        return rules.broken();
    }

    void check(Rules rules) {
        rules.text("summary", summary, MOST_WORDS).texts("events", events, 1, 8, 40);
    }
}
