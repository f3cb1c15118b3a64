package io.agon.manuscript;

import io.agon.manuscript.structure.SectionKind;
import io.agon.manuscript.text.Limits;
import io.agon.manuscript.text.UnreadableBook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EpubTest {
    private static final String NAV =
            "<item id=\"nav\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/>";

    @TempDir
    private Path folder;

    private final Prose prose = new Prose(1);

    private String text(String opening, int words) {
        return "<p>"
                + prose.paragraphs(opening, words).replace("\n\n", "</p><p>").strip() + "</p>";
    }

    private Manuscript read(Epubs epub) throws IOException {
        return new BookReader(Limits.DEFAULT).read(epub.write(folder.resolve("book.epub")));
    }

    private static List<String> titles(Manuscript manuscript) {
        return manuscript.chapters().stream().map(Chapter::title).toList();
    }

    private Epubs sound() {
        return new Epubs().document("c1.xhtml", "<h2>Chapter 1</h2>" + text("So it began.", 400));
    }

    private void refused(Epubs epub, String... parts) {
        assertThatThrownBy(() -> read(epub))
                .isInstanceOf(UnreadableBook.class)
                .satisfies(e -> assertThat(e.getMessage()).contains(parts));
    }

    @Test
    void readsTheSpineInItsOrderWithMetadata() throws IOException {
        Manuscript book = read(new Epubs()
                .document("title.xhtml", "<h1>The Long Field</h1><p>by Ann Author</p>")
                .document("c1.xhtml", "<section><h2>1<br/>The Storm</h2>" + text("So it began.", 500) + "</section>")
                .document(
                        "c2.xhtml",
                        "<section><h2>2<br/>The Calm</h2>" + text("So it went.", 500) + "<hr/>" + text("Later.", 300)
                                + "</section>")
                .document(
                        "c3.xhtml",
                        "<section><h2>3<br/>The End of It</h2>" + text("So it ended.", 500) + "</section>"));

        assertThat(book.title()).contains("The Long Field");
        assertThat(book.author()).contains("Ann Author");
        assertThat(book.language()).contains("en");
        assertThat(book.provenance().format()).isEqualTo(SourceFormat.EPUB);
        assertThat(book.provenance().licence()).contains("Public domain");
        assertThat(titles(book)).containsExactly("The Storm", "The Calm", "The End of It");
        assertThat(book.chapters()).extracting(c -> c.scenes().size()).containsExactly(1, 2, 1);
        assertThat(book.text(book.chapters().get(1).scenes().get(1))).startsWith("Later.");
    }

    @Test
    void navigationTellsChaptersThatHaveNoHeadings() throws IOException {
        Epubs epub = new Epubs();
        StringBuilder nav = new StringBuilder("<nav epub:type=\"toc\"><ol>");
        for (String name : List.of("Anna", "Boris", "Clara", "Dora")) {
            epub.document(
                    name + ".xhtml", "<p class=\"big\" id=\"top\">" + name + "</p>" + text("Of " + name + ".", 600));
            nav.append("<li><a href=\"")
                    .append(name)
                    .append(".xhtml#top\">")
                    .append(name)
                    .append("</a></li>");
        }
        epub.item(NAV).with("OEBPS/nav.xhtml", "<html><body>" + nav + "</ol></nav></body></html>");

        assertThat(titles(read(epub))).containsExactly("Anna", "Boris", "Clara", "Dora");
    }

    @Test
    void anNcxDoesAsWell() throws IOException {
        Epubs epub = new Epubs();
        StringBuilder ncx = new StringBuilder("<ncx><navMap>");
        for (String name : List.of("Anna", "Boris", "Clara")) {
            epub.document(name + ".xhtml", text("Of " + name + ".", 600));
            ncx.append("<navPoint><navLabel><text>")
                    .append(name)
                    .append("</text></navLabel><content src=\"")
                    .append(name)
                    .append(".xhtml\"/></navPoint>");
        }
        epub.item("<item id=\"ncx\" href=\"toc.ncx\" media-type=\"application/x-dtbncx+xml\"/>")
                .with("OEBPS/toc.ncx", "<?xml version=\"1.0\"?>" + ncx + "</navMap></ncx>");

        Manuscript book = read(epub);

        assertThat(titles(book)).containsExactly("Anna", "Boris", "Clara");
        assertThat(book.text(book.chapters().get(2).scenes().getFirst())).startsWith("Of Clara.");
    }

    @Test
    void aTableOfContentsInTheSpineIsNoChapter() throws IOException {
        Epubs epub = new Epubs()
                .document(
                        "toc.xhtml",
                        "<nav epub:type=\"toc\"><h2>Contents</h2><ol><li><a href=\"c1.xhtml\">Chapter 1</a></li><li><a"
                                + " href=\"c2.xhtml\">Chapter 2</a></li></ol></nav>");
        Manuscript book = read(epub.document("c1.xhtml", "<h2>Chapter 1</h2>" + text("So it began.", 400))
                .document("c2.xhtml", "<h2>Chapter 2</h2>" + text("So it went.", 400)));

        assertThat(titles(book)).containsExactly("Chapter 1", "Chapter 2");
        assertThat(book.structure().all(SectionKind.CONTENTS)).hasSize(1);
    }

    @Test
    void obfuscatedFontsAreNoRightsManagement() throws IOException {
        Manuscript book = read(sound().with(
                        "META-INF/encryption.xml",
                        "<encryption xmlns:enc=\"http://www.w3.org/2001/04/xmlenc#\"><enc:EncryptedData><enc:EncryptionMethod"
                                + " Algorithm=\"http://www.idpf.org/2008/embedding\"/><enc:CipherData><enc:CipherReference"
                                + " URI=\"OEBPS/font.otf\"/></enc:CipherData></enc:EncryptedData></encryption>"));

        assertThat(book.chapters()).hasSize(1);
    }

    @Test
    void refusesRightsManagement() {
        refused(
                sound().with(
                                "META-INF/encryption.xml",
                                "<encryption><EncryptedData><EncryptionMethod"
                                        + " Algorithm=\"http://www.w3.org/2001/04/xmlenc#aes128-cbc\"/><CipherData>"
                                        + "<CipherReference URI=\"OEBPS/c1.xhtml\"/></CipherData></EncryptedData></encryption>"),
                "META-INF/encryption.xml",
                "OEBPS/c1.xhtml",
                "aes128-cbc",
                "must encrypt nothing but fonts");
        refused(sound().with("META-INF/license.lcpl", "{}"), "META-INF/license.lcpl", "digital rights management");
    }

    @Test
    void refusesNamesThatLeadOutOfTheArchive() {
        refused(sound().with("../../evil.txt", "x"), "'../../evil.txt'", "must be a path inside it");
        refused(sound().with("/etc/evil", "x"), "'/etc/evil'");
        refused(sound().with("OEBPS\\..\\..\\evil", "x"), "must be a path inside it");
        refused(
                sound().item("<item id=\"out\" href=\"../../../etc/passwd\" media-type=\"application/xhtml+xml\"/>"),
                "'../../../etc/passwd'",
                "stays inside the archive");
        refused(
                new Epubs().with("META-INF/container.xml", Epubs.CONTAINER.replace("OEBPS/", "..%2F..%2F")),
                "full-path",
                "stays inside the archive");
        assertThat(folder.getParent().resolve("evil.txt")).doesNotExist();
    }

    @Test
    void refusesWhatGrowsOutOfBounds() {
        refused(sound().with("OEBPS/bomb.xhtml", " ".repeat(20_000_000)), "'OEBPS/bomb.xhtml'", "zip bomb");
        Limits small = new Limits(30_000, 20_000, 1000, 10_000, 200);
        Epubs large = new Epubs().document("c1.xhtml", "<p>" + "word ".repeat(6_000) + "</p>");
        assertThatThrownBy(() -> new BookReader(small).read(large.write(folder.resolve("large.epub"))))
                .isInstanceOf(UnreadableBook.class)
                .hasMessageContaining("unpacked text");
        Epubs many = sound();
        for (int i = 0; i < 30; i++) {
            many.with("OEBPS/" + i, "");
        }
        Limits few = new Limits(1_000_000, 1_000_000, 1000, 20, 200);
        assertThatThrownBy(() -> new BookReader(few).read(many.write(folder.resolve("many.epub"))))
                .isInstanceOf(UnreadableBook.class)
                .hasMessageContaining("more than 20 files");
    }

    @Test
    void refusesBrokenPackages() throws IOException {
        refused(sound().without("META-INF/container.xml"), "META-INF/container.xml is missing");
        refused(sound().with("META-INF/container.xml", "<container/>"), "without a rootfile");
        refused(sound().with("mimetype", "application/zip"), "mimetype is 'application/zip'");
        refused(sound().without("OEBPS/c1.xhtml"), "'OEBPS/c1.xhtml' is missing");
        refused(new Epubs(), "spine of OEBPS/content.opf is empty");
        assertThatThrownBy(() ->
                        new BookReader(Limits.DEFAULT).read(sound().writeWithoutPackage(folder.resolve("no-opf.epub"))))
                .isInstanceOf(UnreadableBook.class)
                .hasMessageContaining("package document 'OEBPS/content.opf' is missing");
        byte[] bytes = Files.readAllBytes(sound().write(folder.resolve("whole.epub")));
        Path half = Files.write(folder.resolve("half.epub"), java.util.Arrays.copyOf(bytes, bytes.length / 2));
        assertThatThrownBy(() -> new BookReader(Limits.DEFAULT).read(half))
                .isInstanceOf(UnreadableBook.class)
                .hasMessageContaining("must be a readable ZIP file");
    }
}
