package io.agon.manuscript.structure;

/**
 * What is in a text without being told by it. It stays where it is; this says where.
 *
 * @param start offset in the body
 * @param end offset behind it
 */
public record Note(Kind kind, int start, int end) {
    /** What it is. */
    public enum Kind {
        /** {@code [Illustration: …]}. */
        ILLUSTRATION,
        /** {@code [Footnote 1: …]}. */
        FOOTNOTE,
        /** {@code [1]}. */
        FOOTNOTE_REFERENCE,
        /** {@code [Transcriber's Note: …]}. */
        TRANSCRIBER_NOTE,
        /** {@code [Pg 12]} or {@code {12}}. */
        PAGE_NUMBER
    }
}
