package io.agon.scaffold.domain.plan;

import java.util.List;

/**
 * A book in short.
 *
 * @param highlight what makes one want to read it, in a paragraph
 * @param title of the book
 * @param tags such as genre, themes, mood
 * @param archetype of the plot, such as a voyage and return
 */
public record Premise(String highlight, String title, List<String> tags, String archetype) implements Artefact {
    public Premise {
        tags = List.copyOf(tags);
    }

    /** The rules it breaks. */
    public List<String> violations() {
        return new Rules()
                .text("highlight", highlight, 150)
                .text("title", title, 25)
                .texts("tags", tags, 2, 12, 5)
                .text("archetype", archetype, 15)
                .broken();
    }
}
