package io.agon.manuscript.structure;

import java.util.List;

/**
 * The structure of a body.
 *
 * @param body of all of it
 * @param style which hypothesis about headings won; empty where there are none
 * @param numbered share of the chapters' numbers that count on, 0 to 1; 1 without numbers
 * @param notes in the order of the text
 */
public record Outline(Section body, String style, double numbered, List<Note> notes) {
    public Outline {
        notes = List.copyOf(notes);
    }
}
