package io.agon.manuscript;

import io.agon.manuscript.structure.Note;
import io.agon.manuscript.structure.Section;
import io.agon.manuscript.structure.SectionKind;
import io.agon.manuscript.text.Checksum;
import io.agon.manuscript.text.Limits;
import io.agon.manuscript.text.UnreadableBook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BookReaderTest {
    @TempDir
    private Path folder;

    private static Manuscript read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Manuscript read(byte[] bytes) {
        return new BookReader(Limits.DEFAULT).read("long_field.txt", bytes);
    }

    private static void refused(byte[] bytes, String... parts) {
        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(UnreadableBook.class)
                .satisfies(e -> assertThat(e.getMessage()).contains(parts));
    }

    private static String novel(String ending) {
        StringBuilder text = new StringBuilder("THE LONG FIELD\n\nBy Ann Author\n\n\n");
        for (int i = 1; i <= 5; i++) {
            text.append("\n\nCHAPTER ").append(i).append("\n\n").append(new Prose(i).paragraphs("It was so.", 300));
        }
        return text.toString().replace("\n", ending);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252", "ISO-8859-1"})
    void everyEncodingGivesTheSameBook(String charset) {
        String text = novel("\n").replace("house", "café naïve");

        Manuscript book = read(text.getBytes(Charset.forName(charset)));

        assertThat(book.body()).isEqualTo(text);
        assertThat(book.sha256()).isEqualTo(Checksum.of(text.getBytes(StandardCharsets.UTF_8)));
        assertThat(book.chapters()).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void aByteOrderMarkIsNoText(String charset) {
        Manuscript book = read(("\ufeff" + novel("\n")).getBytes(Charset.forName(charset)));

        assertThat(book.body()).isEqualTo(novel("\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void lineEndsStayAsTheyAre(String ending) {
        Manuscript book = read(novel(ending));

        assertThat(book.body()).isEqualTo(novel(ending));
        assertThat(book.chapters()).hasSize(5);
        assertThat(book.text(book.chapters().getFirst().scenes().getFirst())).startsWith("It was so.");
        assertThat(book.title()).contains("THE LONG FIELD");
        assertThat(book.author()).contains("Ann Author");
    }

    @Test
    void refusesWhatIsNoText() {
        refused(new byte[0], "size is 0 bytes");
        refused(" \n\n ".getBytes(StandardCharsets.UTF_8), "text is blank");
        refused(
                "%PDF-1.7 …".getBytes(StandardCharsets.UTF_8),
                "format is a PDF",
                "must be plain text, Markdown, HTML or EPUB");
        byte[] binary = novel("\n").getBytes(StandardCharsets.UTF_8);
        binary[700] = 0;
        refused(binary, "byte 700 (line ", "is 0", "binary file");
        byte[] controls = novel("\n").getBytes(StandardCharsets.UTF_8);
        for (int i = 100; i < 2000; i += 20) {
            controls[i] = 7;
        }
        refused(controls, "byte 100 ", "0x07", "control characters");
        refused(
                "It was a dark and stormy night.\n".getBytes(StandardCharsets.UTF_8),
                "text is 7 words",
                "must have at least 50");
    }

    @Test
    void refusesMixedEncodingsAndNamesTheByte() throws IOException {
        byte[] one = (novel("\n") + "café\n").getBytes(StandardCharsets.UTF_8);
        byte[] other = "Then a naïve one.\n".getBytes(StandardCharsets.ISO_8859_1);
        byte[] both = new byte[one.length + other.length];
        System.arraycopy(one, 0, both, 0, one.length);
        System.arraycopy(other, 0, both, one.length, other.length);

        refused(both, "byte " + (one.length + 9) + " (line ", "0xEF", "the file mixes encodings");
    }

    @Test
    void frenchInWindows1252IsNotMixed() {
        String text = novel("\n") + "«\u00a0CAFÉ\u00a0» dit-il. ÉTÉ’\n";

        assertThat(read(text.getBytes(Charset.forName("windows-1252"))).body()).isEqualTo(text);
    }

    @Test
    void refusesFilesThatAreTooLarge() throws IOException {
        Path file = Files.write(folder.resolve("large.txt"), novel("\n").getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> new BookReader(Limits.DEFAULT.withBytes(1000)).read(file))
                .isInstanceOf(UnreadableBook.class)
                .hasMessageContaining("size is")
                .hasMessageContaining("must be smaller than 1,000 bytes");
        assertThatThrownBy(() -> new BookReader(Limits.DEFAULT).read(folder))
                .isInstanceOf(UnreadableBook.class)
                .hasMessageContaining("a folder");
    }

    @Test
    void aBookWithoutHeadingsIsOneChapter() {
        String text = "Mrs. Anyone\n\nby Ann Author\n\n\n" + new Prose(7).paragraphs("It was so.", 3000);

        Manuscript book = read(text);

        assertThat(book.chapters()).hasSize(1);
        assertThat(book.text(book.chapters().getFirst().scenes().getFirst())).startsWith("It was so.");
        assertThat(book.warnings())
                .containsExactly("No headings of chapters were found: the whole text is one chapter.");
        assertThat(book.title()).contains("Mrs. Anyone");
    }

    @Test
    void aBookOnOneLineIsOneChapter() {
        Manuscript book = read("word ".repeat(3000));

        assertThat(book.chapters()).hasSize(1);
        assertThat(book.title()).contains("long field");
    }

    @Test
    void numbersInTextAreNoChapters() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            text.append(new Prose(20 + i).paragraphs("It was so.", 900));
            text.append(
                    "\nHe had a list:\n\nI. Bread and butter.\n\nII. Tea.\n\nIII. A newspaper.\n\n\"Who goes there?\"\n\nI\n\n");
        }

        assertThat(read(text.toString()).chapters()).hasSize(1);
    }

    @Test
    void quotedLettersStayInTheirChapters() {
        StringBuilder text = new StringBuilder("THE LONG FIELD\n\n");
        for (int i = 1; i <= 8; i++) {
            text.append("\n\n\nCHAPTER ").append(i).append("\n\n").append(new Prose(i).paragraphs("It was so.", 600));
            text.append("\n\nLETTER ")
                    .append(Novel.roman(i))
                    .append(".\n\n")
                    .append(new Prose(90 + i).paragraphs("Dear sister.", 200));
        }

        assertThat(read(text.toString()).chapters()).hasSize(8);
    }

    @Test
    void aMisprintedNumberIsStillAChapter() {
        StringBuilder text = new StringBuilder("THE LONG FIELD\n\n");
        int[] numbers = {1, 2, 3, 4, 4, 6, 7, 9, 10};
        for (int number : numbers) {
            text.append("\n\n\nCHAPTER ")
                    .append(Novel.roman(number))
                    .append("\n\n")
                    .append(new Prose(number).paragraphs("It was so.", 600));
        }

        Manuscript book = read(text.toString());

        assertThat(book.chapters()).hasSize(numbers.length);
        assertThat(book.warnings()).anyMatch(w -> w.contains("do not count on everywhere"));
    }

    @Test
    void marksWhatIsNotToldAndKeepsIt() {
        Manuscript book = read(
                novel("\n")
                        + "[Illustration: A field [long]\nat night]\n\nA word.[1] {23} [Pg 24]\n\n[Footnote 1: Of words.]\n\n[Transcriber's Note: A slip.]\n");

        assertThat(book.notes())
                .extracting(Note::kind)
                .containsExactly(
                        Note.Kind.ILLUSTRATION,
                        Note.Kind.FOOTNOTE_REFERENCE,
                        Note.Kind.PAGE_NUMBER,
                        Note.Kind.PAGE_NUMBER,
                        Note.Kind.FOOTNOTE,
                        Note.Kind.TRANSCRIBER_NOTE);
        assertThat(book.body()
                        .substring(
                                book.notes().getFirst().start(),
                                book.notes().getFirst().end()))
                .isEqualTo("[Illustration: A field [long]\nat night]");
    }

    @Test
    void aChapterCanBeDividedFurther() {
        Manuscript book = read(novel("\n"));
        Section scene = book.chapters().get(1).scenes().getFirst();
        int paragraph = book.body().indexOf("\n\n", scene.start()) + 2;

        Manuscript divided = book.divided(2, List.of(paragraph));

        assertThat(divided.chapters().get(1).scenes()).hasSize(2);
        assertThat(divided.chapters().get(1).scenes().get(1).start()).isEqualTo(paragraph);
        assertThat(divided.sha256()).isEqualTo(book.sha256());
        assertThatThrownBy(() -> book.divided(2, List.of(paragraph + 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("beginning of a line");
        assertThatThrownBy(() -> book.divided(1, List.of(paragraph)))
                .hasMessageContaining("must lie inside a scene of chapter 1");
        assertThatThrownBy(() -> book.divided(9, List.of())).hasMessageContaining("must be 1 to 5");
    }

    @Test
    void checksumsOfLevelsAreThoseOfTheirText() {
        Manuscript book = read(novel("\n"));
        Section chapter = book.chapters().get(2).section();

        assertThat(book.sha256(chapter))
                .isEqualTo(Checksum.of(book.text(chapter).getBytes(StandardCharsets.UTF_8)));
        assertThat(book.structure().all(SectionKind.CHAPTER)).hasSize(5);
    }
}
