package io.agon.scaffold.domain.building;

import io.agon.stylometry.Words;

import java.util.ArrayList;
import java.util.List;

/** The paragraphs of a text: what stands between blank lines. Nothing of the text is lost between them. */
final class Paragraphs {
    private Paragraphs() {}

    /**
     * A paragraph, with the blank lines after it.
     *
     * @param start offset in the text
     */
    record Paragraph(int start, int end, int words) {}

    static List<Paragraph> of(String text) {
        List<Paragraph> paragraphs = new ArrayList<>();
        int start = 0;
        boolean blankBefore = false;
        boolean content = false;
        int line = 0;
        while (line < text.length()) {
            int end = text.indexOf('\n', line);
            int next = end < 0 ? text.length() : end + 1;
            boolean blank = text.substring(line, next).isBlank();
            if (!blank && blankBefore && content) {
                paragraphs.add(new Paragraph(start, line, Words.count(text, start, line)));
                start = line;
            }
            content |= !blank;
            blankBefore = blank;
            line = next;
        }
        if (text.length() > start) {
            paragraphs.add(new Paragraph(start, text.length(), Words.count(text, start, text.length())));
        }
        return paragraphs;
    }
}
