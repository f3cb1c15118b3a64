package io.agon.manuscript.text;

/** What a format says about a place of its text. */
public enum MarkKind {
    /** A heading; the level is 1 to 6. */
    HEADING,
    /** A thematic break; nothing stands there. */
    BREAK,
    /** A stretch that the format calls a table of contents. */
    CONTENTS,
    /** A place that the table of contents points to; the level is the depth from 1, the label the entry. */
    TARGET,
    /** A stretch of notes. */
    FOOTNOTES
}
