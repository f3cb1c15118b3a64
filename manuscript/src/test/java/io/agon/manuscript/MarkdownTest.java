package io.agon.manuscript;

import io.agon.manuscript.text.Limits;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;

class MarkdownTest {
    private final Prose prose = new Prose(3);

    private static Manuscript read(String text) {
        return new BookReader(Limits.DEFAULT).read("book.md", text.getBytes(StandardCharsets.UTF_8));
    }

    private String chapters(String... headings) {
        StringBuilder text = new StringBuilder();
        for (String heading : headings) {
            text.append(heading)
                    .append("\n\n")
                    .append(prose.paragraphs("It was so.", 450))
                    .append('\n');
        }
        return text.toString();
    }

    @Test
    void headingsOfOneLevelHeadChapters() {
        Manuscript book = read("# The Long Field\n\nby Ann Author\n\n"
                + chapters("## The Storm", "## An Old Friend", "## At the Inn"));

        assertThat(book.title()).contains("The Long Field");
        assertThat(book.author()).contains("Ann Author");
        assertThat(book.chapters())
                .extracting(Chapter::title)
                .containsExactly("The Storm", "An Old Friend", "At the Inn");
        assertThat(book.text(book.chapters().getFirst().scenes().getFirst())).startsWith("It was so.");
    }

    @Test
    void partsHoldChapters() {
        Manuscript book =
                read("# The Long Field\n\n# Part One\n\n" + chapters("## Chapter 1: Away", "## Chapter 2: Out")
                        + "# Part Two\n\n" + chapters("## Chapter 3: In", "## Chapter 4: Home", "## Epilogue"));

        assertThat(book.chapters()).extracting(Chapter::title).containsExactly("Away", "Out", "In", "Home", "Epilogue");
        assertThat(book.chapters())
                .extracting(c -> String.join("/", c.parts()))
                .containsExactly("Part One", "Part One", "Part Two", "Part Two", "");
    }

    @Test
    void underlinedHeadingsAndBreaks() {
        Manuscript book = read("The Long Field\n==============\n\n" + chapters("First Things\n------------")
                + "\n***\n\n" + chapters("It went on.", "Second Things\n-------------", "Third Things\n------------"));

        assertThat(book.chapters())
                .extracting(Chapter::title)
                .containsExactly("First Things", "Second Things", "Third Things");
        assertThat(book.chapters().getFirst().scenes()).hasSize(2);
    }

    @Test
    void metadataInFrontIsProvenance() {
        String text = chapters("# One", "# Two", "# Three");
        Manuscript book = read("---\ntitle: \"The Long Field\"\nauthor: Ann Author\nlang: en\n---\n" + text);

        assertThat(book.title()).contains("The Long Field");
        assertThat(book.author()).contains("Ann Author");
        assertThat(book.body()).isEqualTo(text);
        assertThat(book.provenance().header()).startsWith("---\ntitle");
        assertThat(book.chapters()).hasSize(3);
    }
}
