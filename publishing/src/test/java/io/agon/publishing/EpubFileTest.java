package io.agon.publishing;

import io.agon.testkit.EpubChecks;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotBlank;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EpubFileTest {
    private static final String HOSTILE =
            "]]> &amp; <script>alert(1)</script> \" ' \u0000\u0008\u001f\u007f\u0085\uFFFE "
                    + "\uD800 lone \uDC00 surrogates \u202Ertl\u202C שלום مرحبا 漢字かな 😀 %s ${x} <![CDATA[ "
                    + "x".repeat(5_000);

    @Test
    void passesTheCheckAsAnOrdinaryBook() {
        assertThat(complaints(book("The Sea", "en", 3))).isEmpty();
    }

    @Test
    void passesTheCheckWhateverTheTextHolds() {
        PublishedBook hostile = new PublishedBook(
                "urn:uuid:0f9b1c9e-0000-4000-8000-000000000000",
                HOSTILE,
                Optional.of(HOSTILE),
                "en",
                Instant.parse("2026-11-27T10:00:00Z"),
                HOSTILE,
                List.of(HOSTILE, " "),
                true,
                List.of(
                        new PublishedBook.Chapter(
                                HOSTILE, List.of(HOSTILE, "", "   \n\n  ", "*" + HOSTILE + "* _a_ **")),
                        new PublishedBook.Chapter("Empty", List.of()),
                        new PublishedBook.Chapter("Blank", List.of("\u0000"))));
        assertThat(complaints(hostile)).isEmpty();
    }

    @Test
    void passesTheCheckInOtherLanguagesAndSizes() {
        for (String language : List.of("de", "pt-BR", "zh-Hans", "ar", "he")) {
            assertThat(complaints(book("書 كتاب Buch", language, 1)))
                    .as(language)
                    .isEmpty();
        }
        assertThat(complaints(book("A long one", "en", 200))).isEmpty();
        assertThat(complaints(book("A title that does not end ".repeat(20), "en", 1)))
                .isEmpty();
    }

    @Property(tries = 15)
    void passesTheCheckWithAnyText(@ForAll @NotBlank String title, @ForAll List<String> scenes) {
        String kept = Text.clean(title).isBlank() ? "Untitled" : title;
        assertThat(complaints(new PublishedBook(
                        "urn:agon:any",
                        kept,
                        Optional.empty(),
                        "en",
                        Instant.EPOCH,
                        "",
                        List.of(),
                        false,
                        List.of(new PublishedBook.Chapter(kept, scenes)))))
                .isEmpty();
    }

    @Test
    void isTheSameForTheSameBook() {
        assertThat(bytes(book("The Sea", "en", 3))).isEqualTo(bytes(book("The Sea", "en", 3)));
    }

    @Test
    void holdsEveryWordInItsPlace() {
        Map<String, String> files = files(new PublishedBook(
                "urn:agon:one",
                "Title",
                Optional.of("An Author"),
                "en",
                Instant.parse("2026-11-27T10:00:00.123Z"),
                "What it is about",
                List.of("sea"),
                false,
                List.of(new PublishedBook.Chapter(
                        "One & Two",
                        List.of("First *word* here.\n\nSecond 2*3*4 snake_case_name.", "Third _scene_.")))));
        assertThat(files.keySet())
                .containsExactly(
                        "mimetype",
                        "META-INF/container.xml",
                        "EPUB/package.opf",
                        "EPUB/style.css",
                        "EPUB/cover.svg",
                        "EPUB/cover.xhtml",
                        "EPUB/title.xhtml",
                        "EPUB/nav.xhtml",
                        "EPUB/chapter-001.xhtml");
        assertThat(files.get("EPUB/chapter-001.xhtml"))
                .contains("<h1>One &amp; Two</h1>")
                .contains("<p class=\"first\">First <em>word</em> here.</p>\n<p>Second 2*3*4 snake_case_name.</p>")
                .contains("<hr class=\"scene\"/>\n<p class=\"first\">Third <em>scene</em>.</p>");
        assertThat(files.get("EPUB/package.opf"))
                .contains("<dc:creator>An Author</dc:creator>", "2026-11-27T10:00:00Z", "<dc:subject>sea</dc:subject>");
        assertThat(files.get("EPUB/title.xhtml")).doesNotContain("SIMULATED");
    }

    @Test
    void saysWhatIsSimulated() {
        Map<String, String> files = files(book("The Sea", "en", 1));
        assertThat(files.get("EPUB/title.xhtml")).contains("SIMULATED");
        assertThat(files.get("EPUB/package.opf")).contains("<dc:description>SIMULATED");
        assertThat(files.get("EPUB/cover.svg")).contains("SIMULATED");
    }

    @Test
    void refusesWhatIsNoBook() {
        assertThatThrownBy(() -> book(" \u0000", "en", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("title is");
        assertThatThrownBy(() -> book("Title", "no language", 1)).hasMessageContaining("language is 'no language'");
        assertThatThrownBy(() -> book("Title", "en", 0)).hasMessageContaining("chapters is '[]'");
    }

    private static PublishedBook book(String title, String language, int chapters) {
        return new PublishedBook(
                "urn:uuid:0f9b1c9e-0000-4000-8000-000000000001",
                title,
                Optional.of("A. Writer"),
                language,
                Instant.parse("2026-11-27T10:00:00Z"),
                "About the sea.",
                List.of("sea", "return"),
                true,
                IntStream.rangeClosed(1, chapters)
                        .mapToObj(n -> new PublishedBook.Chapter(
                                "Chapter " + n, List.of("It began.\n\n“So,” she said.", "It went on.")))
                        .toList());
    }

    private static byte[] bytes(PublishedBook book) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            EpubFile.write(book, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static Map<String, String> files(PublishedBook book) {
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes(book)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static List<String> complaints(PublishedBook book) {
        return EpubChecks.complaints(bytes(book));
    }
}
