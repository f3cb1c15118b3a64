package io.agon.scaffold.domain.building;

import java.util.Locale;

/** What steps make: of a scaffold from the text upwards, of a book from the request downwards. */
public enum Level {
    /** Where scenes begin in a stretch of a chapter that has no breaks. */
    BREAKS(0, 300),
    /** The plan of a scene. */
    SCENE(250, 900),
    /** The plan of a chapter, from those of its scenes. */
    CHAPTER(220, 700),
    /** Several chapters told as one, where there are too many to read at once. */
    DIGEST(180, 500),
    /** The lines of development. */
    ARCS(900, 3_000),
    /** The characters. */
    CAST(1_200, 4_000),
    /** Setting, rules, manner. */
    WORLD(350, 1_500),
    /** The book in short. */
    PREMISE(200, 800),
    /** Requests that the book would answer. */
    PROMPTS(350, 1_800),
    /** What happens in each of some chapters that are still to be written. */
    OUTLINE(1_500, 6_000),
    /** The plans of a chapter's scenes that are still to be written. */
    PLANS(700, 4_000),
    /** The text of a scene. */
    PROSE(1_500, 6_000),
    /** What a scene has added to what holds in the book, and where it contradicts it. */
    CANON(400, 3_000),
    /** How near plans and texts are in meaning to what became of them on the way there and back. Nothing is written. */
    MEANINGS(0, 0),
    /** How probable the text of a chapter is with its plan and without. Nothing is written. */
    LIKELIHOOD(0, 0);

    private final int usualTokens;
    private final int mostTokens;

    Level(int usualTokens, int mostTokens) {
        this.usualTokens = usualTokens;
        this.mostTokens = mostTokens;
    }

    /** Tokens that a step's reply usually has; for {@link #BREAKS} a few for each scene. */
    public int usualTokens() {
        return usualTokens;
    }

    /** Tokens that a step's reply may have. */
    public int mostTokens() {
        return mostTokens;
    }

    /** As it is written in documents. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
