package io.agon.scaffold.format.dataset;

import java.util.Locale;

/** Ways in which trajectories are laid out as records. */
public enum Layout {
    /** A conversation for each stage: from the request to the premise, from plan to plan, from a scene's plan to its text. */
    STAGES,
    /** A conversation for each request and book: all plans and the whole text as one answer. */
    BOOKS,
    /** A record for each request and book: prompt, thinking, book. */
    LONGPAGE,
    /** A conversation for each window of a book that fits the context, the plan in front of each. */
    PACKED;

    /** As it is written in requests and file names. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
