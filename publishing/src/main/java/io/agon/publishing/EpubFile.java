package io.agon.publishing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A book as EPUB 3.3 (W3C Recommendation, 2023), with the metadata of EPUB Accessibility 1.1. */
public final class EpubFile {
    private static final Set<String> FROM_THE_RIGHT = Set.of("ar", "he", "fa", "ur", "yi", "dv", "ps", "sd", "ug");
    private static final String CSS = """
            body { margin: 5% 6%; line-height: 1.4; }
            h1 { font-size: 1.4em; text-align: center; margin: 3em 0 2em; line-height: 1.25; }
            p { margin: 0; text-indent: 1.4em; }
            p.first { text-indent: 0; }
            hr.scene { border: 0; text-align: center; margin: 1.6em 0; height: 1em; }
            hr.scene::after { content: "* * *"; }
            section.title { text-align: center; margin-top: 25%; }
            section.title p { text-indent: 0; margin: 1em 0; }
            section.title h1 { font-size: 2em; margin: 0 0 1em; }
            section.title p.notice { font-size: 0.8em; border: 1px solid; padding: 0.6em; }
            section.cover { margin: 0; text-align: center; }
            section.cover img { max-width: 100%; max-height: 98vh; }
            """;

    private final PublishedBook book;
    private final String language;
    private final boolean fromTheRight;
    private final LocalDateTime modified;

    private EpubFile(PublishedBook book) {
        this.book = book;
        this.language = Text.xml(book.language());
        this.fromTheRight =
                FROM_THE_RIGHT.contains(Locale.forLanguageTag(book.language()).getLanguage());
        // a ZIP tells no earlier time in its plain form, and EPUB allows no other
        Instant earliest = Instant.parse("1980-01-02T00:00:00Z");
        Instant told = book.modified().truncatedTo(ChronoUnit.SECONDS);
        this.modified = LocalDateTime.ofInstant(told.isBefore(earliest) ? earliest : told, ZoneOffset.UTC);
    }

    /** Writes it. The stream stays open. */
    public static void write(PublishedBook book, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        new EpubFile(book).write(zip);
        zip.finish();
    }

    private void write(ZipOutputStream zip) throws IOException {
        stored(zip, "mimetype", "application/epub+zip");
        entry(zip, "META-INF/container.xml", """
                <?xml version="1.0" encoding="UTF-8"?>
                <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
                  <rootfiles>
                    <rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
                  </rootfiles>
                </container>
                """);
        entry(zip, "EPUB/package.opf", packageDocument());
        entry(zip, "EPUB/style.css", CSS);
        entry(zip, "EPUB/cover.svg", Cover.svg(book));
        entry(
                zip,
                "EPUB/cover.xhtml",
                page(
                        Text.line(book.title()),
                        "<section class=\"cover\" epub:type=\"cover\"><img src=\"cover.svg\" alt=\"Cover: "
                                + Text.xml(Text.line(book.title())) + "\"/></section>"));
        entry(zip, "EPUB/title.xhtml", page(Text.line(book.title()), titlePage()));
        entry(zip, "EPUB/nav.xhtml", page("Contents", navigation()));
        for (int i = 0; i < book.chapters().size(); i++) {
            PublishedBook.Chapter chapter = book.chapters().get(i);
            entry(zip, "EPUB/" + file(i), page(Text.line(chapter.title()), chapter(chapter)));
        }
    }

    private String packageDocument() {
        StringBuilder opf = new StringBuilder();
        opf.append(
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\"")
                .append(" unique-identifier=\"id\" xml:lang=\"")
                .append(language)
                .append("\">\n")
                .append("  <metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n");
        element(opf, "dc:identifier id=\"id\"", "dc:identifier", book.identifier());
        element(opf, "dc:title", "dc:title", Text.line(book.title()));
        element(opf, "dc:language", "dc:language", book.language());
        book.author().ifPresent(author -> element(opf, "dc:creator", "dc:creator", Text.line(author)));
        String description = Text.line((book.simulated() ? PublishedBook.SIMULATED + " " : "") + book.description());
        if (!description.isEmpty()) {
            element(opf, "dc:description", "dc:description", description);
        }
        book.subjects().forEach(subject -> element(opf, "dc:subject", "dc:subject", Text.line(subject)));
        meta(opf, "dcterms:modified", modified.toInstant(ZoneOffset.UTC).toString());
        meta(opf, "schema:accessMode", "textual");
        meta(opf, "schema:accessMode", "visual");
        meta(opf, "schema:accessModeSufficient", "textual");
        meta(opf, "schema:accessibilityFeature", "tableOfContents");
        meta(opf, "schema:accessibilityFeature", "readingOrder");
        meta(opf, "schema:accessibilityFeature", "structuralNavigation");
        meta(opf, "schema:accessibilityFeature", "alternativeText");
        meta(opf, "schema:accessibilityHazard", "none");
        meta(
                opf,
                "schema:accessibilitySummary",
                "Text in reading order with headings and a table of contents; the cover has an alternative text.");
        opf.append("  </metadata>\n  <manifest>\n");
        item(opf, "nav", "nav.xhtml", "application/xhtml+xml", "nav");
        item(opf, "style", "style.css", "text/css", null);
        item(opf, "cover-image", "cover.svg", "image/svg+xml", "cover-image");
        item(opf, "cover", "cover.xhtml", "application/xhtml+xml", null);
        item(opf, "title", "title.xhtml", "application/xhtml+xml", null);
        for (int i = 0; i < book.chapters().size(); i++) {
            item(opf, "c" + (i + 1), file(i), "application/xhtml+xml", null);
        }
        opf.append("  </manifest>\n  <spine")
                .append(fromTheRight ? " page-progression-direction=\"rtl\"" : "")
                .append(
                        ">\n    <itemref idref=\"cover\"/>\n    <itemref idref=\"title\"/>\n    <itemref idref=\"nav\"/>\n");
        for (int i = 0; i < book.chapters().size(); i++) {
            opf.append("    <itemref idref=\"c").append(i + 1).append("\"/>\n");
        }
        return opf.append("  </spine>\n</package>\n").toString();
    }

    private static void element(StringBuilder opf, String open, String close, String text) {
        opf.append("    <")
                .append(open)
                .append('>')
                .append(Text.xml(text))
                .append("</")
                .append(close)
                .append(">\n");
    }

    private static void meta(StringBuilder opf, String property, String value) {
        opf.append("    <meta property=\"")
                .append(property)
                .append("\">")
                .append(Text.xml(value))
                .append("</meta>\n");
    }

    private static void item(StringBuilder opf, String id, String href, String type, String properties) {
        opf.append("    <item id=\"")
                .append(id)
                .append("\" href=\"")
                .append(href)
                .append("\" media-type=\"")
                .append(type)
                .append('"')
                .append(properties == null ? "" : " properties=\"" + properties + "\"")
                .append("/>\n");
    }

    private String titlePage() {
        StringBuilder page = new StringBuilder("<section class=\"title\" epub:type=\"titlepage\">\n<h1>")
                .append(Text.xml(Text.line(book.title())))
                .append("</h1>\n");
        book.author()
                .ifPresent(author ->
                        page.append("<p>").append(Text.xml(Text.line(author))).append("</p>\n"));
        if (book.simulated()) {
            page.append("<p class=\"notice\">")
                    .append(Text.xml(PublishedBook.SIMULATED))
                    .append("</p>\n");
        }
        return page.append("</section>").toString();
    }

    private String navigation() {
        StringBuilder nav =
                new StringBuilder("<nav epub:type=\"toc\" id=\"toc\" role=\"doc-toc\">\n<h1>Contents</h1>\n<ol>\n");
        for (int i = 0; i < book.chapters().size(); i++) {
            nav.append("<li><a href=\"")
                    .append(file(i))
                    .append("\">")
                    .append(Text.xml(Text.line(book.chapters().get(i).title())))
                    .append("</a></li>\n");
        }
        return nav.append("</ol>\n</nav>\n<nav epub:type=\"landmarks\" hidden=\"hidden\">\n<h2>Landmarks</h2>\n<ol>\n")
                .append("<li><a epub:type=\"cover\" href=\"cover.xhtml\">Cover</a></li>\n")
                .append("<li><a epub:type=\"toc\" href=\"#toc\">Contents</a></li>\n")
                .append("<li><a epub:type=\"bodymatter\" href=\"")
                .append(file(0))
                .append("\">Beginning</a></li>\n")
                .append("</ol>\n</nav>")
                .toString();
    }

    private static String chapter(PublishedBook.Chapter chapter) {
        StringBuilder text = new StringBuilder("<section epub:type=\"chapter\" role=\"doc-chapter\">\n<h1>")
                .append(Text.xml(Text.line(chapter.title())))
                .append("</h1>\n");
        boolean first = true;
        for (String scene : chapter.scenes()) {
            boolean opening = true;
            for (String paragraph : Text.paragraphs(scene)) {
                if (opening && !first) {
                    text.append("<hr class=\"scene\"/>\n");
                }
                text.append(opening ? "<p class=\"first\">" : "<p>")
                        .append(Text.emphasised(paragraph))
                        .append("</p>\n");
                opening = false;
                first = false;
            }
        }
        return text.append("</section>").toString();
    }

    private String page(String title, String body) {
        String direction = fromTheRight ? " dir=\"rtl\"" : "";
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\""
                + " xmlns:epub=\"http://www.idpf.org/2007/ops\" lang=\"" + language + "\" xml:lang=\"" + language + "\""
                + direction + ">\n<head>\n<title>" + Text.xml(title)
                + "</title>\n<link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\"/>\n</head>\n<body>\n" + body
                + "\n</body>\n</html>\n";
    }

    private static String file(int chapter) {
        return String.format("chapter-%03d.xhtml", chapter + 1);
    }

    private void entry(ZipOutputStream zip, String name, String text) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(modified);
        zip.putNextEntry(entry);
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    /** As the first entry must be: not compressed, so that its type can be read at a fixed place. */
    private void stored(ZipOutputStream zip, String name, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(bytes);
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(modified);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }
}
