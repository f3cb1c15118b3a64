package io.agon.manuscript.text;

/**
 * What a format says about a stretch of its text.
 *
 * @param start offset of its first character
 * @param end offset behind its last character; the same as {@code start} for a place
 * @param level see {@link MarkKind}; 0 where there is none
 * @param label see {@link MarkKind}; empty where there is none
 */
public record Mark(MarkKind kind, int start, int end, int level, String label) {
    public Mark {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("mark: " + start + " to " + end + " must be a stretch of the text");
        }
    }

    /** The same, so many characters further on. */
    public Mark moved(int by) {
        return new Mark(kind, start + by, end + by, level, label);
    }
}
