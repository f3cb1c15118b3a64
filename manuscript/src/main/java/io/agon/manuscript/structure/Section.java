package io.agon.manuscript.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A stretch of a book's body, from {@code start} to before {@code end}. The sections in it follow each other without gap or
 * overlap from its start to its end, so that the leaves of a book, one after the other, are its body, whatever is made of them.
 *
 * @param label how its heading counts it, as it is printed ({@code CHAPTER I.}); empty where it does not
 * @param title as it is printed; empty where it has none
 * @param start offset in the body
 * @param end offset in the body, more than {@code start} except for an empty part or chapter
 */
public record Section(SectionKind kind, String label, String title, int start, int end, List<Section> sections) {
    public Section {
        sections = List.copyOf(sections);
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("section: " + start + " to " + end + " must be a stretch");
        }
        if (!kind.holdsSections() && !sections.isEmpty()) {
            throw new IllegalArgumentException("section: " + kind + " must be a leaf");
        }
        int at = start;
        for (Section section : sections) {
            if (section.start != at) {
                throw new IllegalArgumentException("section: " + section.start + " must follow on " + at);
            }
            at = section.end;
        }
        if (kind.holdsSections() && at != end) {
            throw new IllegalArgumentException("section: the last one ends at " + at + ", must end at " + end);
        }
    }

    static Section leaf(SectionKind kind, String title, int start, int end) {
        return new Section(kind, "", title, start, end, List.of());
    }

    /** Label and title on one line; empty where it has neither. */
    public String heading() {
        if (label.isEmpty() || title.isEmpty()) {
            return label + title;
        }
        return label + (Character.isLetterOrDigit(label.charAt(label.length() - 1)) ? ": " : " ") + title;
    }

    /** The leaves in the order of the text. */
    public List<Section> leaves() {
        List<Section> leaves = new ArrayList<>();
        visit(section -> {
            if (!section.kind.holdsSections()) {
                leaves.add(section);
            }
        });
        return leaves;
    }

    /** All sections below of one kind, in the order of the text. */
    public List<Section> all(SectionKind wanted) {
        List<Section> found = new ArrayList<>();
        visit(section -> {
            if (section.kind == wanted) {
                found.add(section);
            }
        });
        return found;
    }

    private void visit(Consumer<Section> visitor) {
        visitor.accept(this);
        sections.forEach(section -> section.visit(visitor));
    }
}
