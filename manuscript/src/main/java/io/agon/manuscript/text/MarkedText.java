package io.agon.manuscript.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A text and what its format says about it.
 *
 * @param marks by their place
 */
public record MarkedText(String text, List<Mark> marks) {
    public MarkedText {
        List<Mark> sorted = new ArrayList<>(marks);
        sorted.sort(Comparator.comparingInt(Mark::start).thenComparingInt(Mark::end));
        marks = List.copyOf(sorted);
        for (Mark mark : marks) {
            if (mark.end() > text.length()) {
                throw new IllegalArgumentException("mark: " + mark.end() + " must lie in the text");
            }
        }
    }

    /** Without marks. */
    public static MarkedText plain(String text) {
        return new MarkedText(text, List.of());
    }

    /** A part of it with the marks that lie inside. */
    public MarkedText part(int start, int end) {
        List<Mark> inside = new ArrayList<>();
        for (Mark mark : marks) {
            int from = Math.max(mark.start(), start);
            int to = Math.min(mark.end(), end);
            if (from < to || mark.start() == mark.end() && from == mark.start() && to == mark.end()) {
                inside.add(new Mark(mark.kind(), from - start, to - start, mark.level(), mark.label()));
            }
        }
        return new MarkedText(text.substring(start, end), inside);
    }
}
