package io.agon.manuscript.structure;

/**
 * Where a part or a chapter begins.
 *
 * @param line first line of its heading
 * @param textLine first line behind the heading; the same as {@code line} where nothing is printed
 * @param rank 0 for a chapter; parts have ranks from 1, the outermost the highest
 * @param label how the heading counts, as it is printed; may be empty
 * @param title as it is printed; may be empty
 * @param apart whether it stands behind all parts rather than in the last one
 */
record Head(int line, int textLine, int rank, String label, String title, boolean apart) {
    Head(int line, int textLine, int rank, String label, String title) {
        this(line, textLine, rank, label, title, false);
    }

    Head setApart() {
        return new Head(line, textLine, rank, label, title, true);
    }
}
