package io.agon.manuscript;

import io.agon.manuscript.structure.Section;

import java.util.List;

/**
 * A chapter in its place.
 *
 * @param number from 1 through the whole book, whatever is printed
 * @param parts headings of the parts that it stands in, the outermost first
 * @param words of its scenes, the heading left out
 * @param scenes its scenes in the order of the text
 */
public record Chapter(int number, List<String> parts, Section section, int words, List<Section> scenes) {
    public Chapter {
        parts = List.copyOf(parts);
        scenes = List.copyOf(scenes);
    }

    /** What to call it: its title, else how it is counted, else {@code Chapter N}. */
    public String title() {
        if (!section.title().isEmpty()) {
            return section.title();
        }
        return section.label().isEmpty() ? "Chapter " + number : section.label();
    }
}
