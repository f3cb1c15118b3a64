package io.agon.scaffold.domain.trajectory;

import java.util.Locale;

/**
 * A piece of a trajectory.
 *
 * @param chapter number of the chapter, from 1; 0 for what is of the whole book
 * @param scene number of the scene in its chapter, from 1; else 0
 * @param text in words of a plan, or, of text and matter, the book's own, character for character
 */
public record Block(Kind kind, int chapter, int scene, String text) {
    /** What a piece is. */
    public enum Kind {
        /** The book in short. */
        PREMISE,
        /** Setting, rules, manner. */
        WORLD,
        /** The characters. */
        CAST,
        /** The lines of development. */
        ARCS,
        /** The plan of a chapter. */
        CHAPTER_PLAN,
        /** The plan of a scene. */
        SCENE_PLAN,
        /** The author's text of a scene, with the heading before it and what else stands there. */
        TEXT,
        /** What of the book is in no chapter: title page, contents, headings of parts. Nobody is to learn to write it. */
        MATTER;

        /** Whether it is the book's own. */
        public boolean original() {
            return this == TEXT || this == MATTER;
        }

        /** As it is written in documents. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
