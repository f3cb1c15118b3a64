package io.agon.manuscript;

import io.agon.manuscript.structure.Section;
import io.agon.manuscript.structure.SectionKind;
import io.agon.manuscript.text.Checksum;
import io.agon.manuscript.text.Limits;
import io.agon.manuscript.text.UnreadableBook;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever is read: the leaves, one after the other, are the body, and the body is the bytes that were read. */
class PartitionPropertyTest {
    private static final String FILLER = "\nword word, ".repeat(30) + "\n";

    @Property(tries = 1500)
    void leavesOfALikelyBookAreItsBytes(@ForAll("books") String text) {
        check("book.txt", text);
    }

    @Property(tries = 500)
    void leavesOfMarkdownAreItsBytes(@ForAll("books") String text) {
        check("book.md", text);
    }

    @Property(tries = 500)
    void leavesOfAnythingAreItsBytes(@ForAll("anything") String text) {
        check("book.txt", text);
    }

    private static void check(String name, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Manuscript book;
        try {
            book = new BookReader(Limits.DEFAULT).read(name, bytes);
        } catch (UnreadableBook e) {
            // between two markers of a licence may be next to nothing
            assertThat(text.toLowerCase(Locale.ROOT)).contains("project gutenberg");
            assertThat(e.field()).isIn("text");
            return;
        }

        StringBuilder leaves = new StringBuilder();
        book.structure().leaves().forEach(leaf -> leaves.append(book.text(leaf)));
        assertThat(leaves.toString()).isEqualTo(book.body());
        assertThat(book.provenance().header() + book.body() + book.provenance().footer())
                .isEqualTo(text);
        if (book.provenance().header().isEmpty() && book.provenance().footer().isEmpty()) {
            assertThat(book.sha256()).isEqualTo(Checksum.of(bytes));
        }
        for (Chapter chapter : book.chapters()) {
            StringBuilder parts = new StringBuilder();
            chapter.section().sections().forEach(leaf -> parts.append(book.text(leaf)));
            assertThat(parts.toString()).isEqualTo(book.text(chapter.section()));
            assertThat(Checksum.of(parts)).isEqualTo(book.sha256(chapter.section()));
        }
        assertThat(book.chapters()).isNotEmpty();
        for (Section scene : book.structure().all(SectionKind.SCENE)) {
            assertThat(book.text(scene)).isNotBlank();
        }
    }

    @Provide
    Arbitrary<String> books() {
        Arbitrary<String> piece = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(6, prose()),
                net.jqwik.api.Tuple.of(
                        6, Arbitraries.of("\n", "\n\n", "\n\n\n\n", "\r\n", "\r\n\r\n", "\r", "\f", " \n")),
                net.jqwik.api.Tuple.of(4, heading()),
                net.jqwik.api.Tuple.of(
                        3,
                        Arbitraries.of(
                                "* * *\n",
                                "***",
                                "---\n",
                                "#\n",
                                "⁂\n",
                                "[Illustration: a\nb]",
                                "[Footnote 1: x]",
                                "{12}",
                                "[",
                                "]",
                                "THE END\n",
                                "CONTENTS\n",
                                "PREFACE\n",
                                "PROLOGUE\n",
                                "EPILOGUE\n",
                                "FOOTNOTES:\n",
                                "Transcriber's Note:\n",
                                "by Ann Author\n",
                                "*** START OF THE PROJECT GUTENBERG EBOOK X ***\n",
                                "*** END OF THE PROJECT GUTENBERG EBOOK X ***\n",
                                "End of Project Gutenberg's X\n",
                                "Produced by Ann\n",
                                "# Title\n",
                                "Title\n=====\n",
                                "```\n",
                                "---\ntitle: x\n---\n",
                                "\u00a0",
                                "\u2028",
                                "\ud83d\ude00",
                                "e\u0301")));
        return piece.list().ofMaxSize(60).map(pieces -> String.join("", pieces) + FILLER);
    }

    private static Arbitrary<String> prose() {
        return Arbitraries.integers()
                .between(1, 400)
                .flatMap(words -> Arbitraries.longs()
                        .between(0, 50)
                        .map(seed -> new Prose(seed).paragraphs("It was so.", words) + "\n\n"));
    }

    private static Arbitrary<String> heading() {
        List<String> keywords =
                new ArrayList<>(List.of("CHAPTER", "Chapter", "PART", "BOOK THE", "Letter", "", "VOLUME", "Scene"));
        List<String> ends =
                List.of("\n", "\n\n", ".\n\n", ". THE TITLE\n\n", "\nThe Title\n\n", "\n\nTHE TITLE\n\n", ": ");
        List<String> numbers = List.of(
                "I", "II", "III", "IV", "1", "2", "3", "ONE", "Two", "FIRST", "the Third", "the last", "[ 4 ]", "1.II");
        return Arbitraries.of(keywords)
                .flatMap(keyword -> Arbitraries.of(numbers)
                        .flatMap(number -> Arbitraries.of(ends).map(end -> (keyword + " " + number).strip() + end)));
    }

    @Provide
    Arbitrary<String> anything() {
        return Arbitraries.strings()
                .withCharRange(' ', '~')
                .withChars('\n', '\r', '\t', '—', 'é', '“', '”', '\u00a0')
                .ofMaxLength(600)
                .map(text -> text.replace("{\\rtf", "") + FILLER);
    }
}
