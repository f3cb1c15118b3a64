package io.agon.manuscript;

import io.agon.manuscript.container.Epub;
import io.agon.manuscript.container.Extract;
import io.agon.manuscript.container.Html;
import io.agon.manuscript.container.Markdown;
import io.agon.manuscript.licence.HeaderFields;
import io.agon.manuscript.licence.Licence;
import io.agon.manuscript.structure.Outline;
import io.agon.manuscript.structure.Outliner;
import io.agon.manuscript.text.Checksum;
import io.agon.manuscript.text.Decoded;
import io.agon.manuscript.text.Limits;
import io.agon.manuscript.text.Lines;
import io.agon.manuscript.text.MarkedText;
import io.agon.manuscript.text.UnreadableBook;
import io.agon.stylometry.Words;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads books from files: plain text, Markdown, HTML and EPUB, Project Gutenberg's or anybody's. Reads only; writes nothing,
 * opens no address, runs no script. The same file gives the same manuscript.
 */
public final class BookReader {
    private static final int FEWEST_WORDS = 50;

    private final Limits limits;

    public BookReader(Limits limits) {
        this.limits = limits;
    }

    /**
     * Reads a book.
     *
     * @throws UnreadableBook where it breaks a rule; the message names field, value and rule
     * @throws IOException where the file cannot be read
     */
    public Manuscript read(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new UnreadableBook("book", "a folder", "must be a file");
        }
        limits.check("size", Files.size(file));
        byte[] bytes = Files.readAllBytes(file);
        String name = String.valueOf(file.getFileName());
        return isArchive(bytes) ? epub(name, bytes, file) : text(name, bytes);
    }

    /**
     * Reads a book from memory. An EPUB is put into a temporary file meanwhile.
     *
     * @param name of the file; its ending tells Markdown and HTML, where there is one
     * @throws UnreadableBook where it breaks a rule
     */
    public Manuscript read(String name, byte[] bytes) {
        if (!isArchive(bytes)) {
            return text(name, bytes);
        }
        limits.check("size", bytes.length);
        try {
            Path file = Files.createTempFile("agon-book-", ".epub");
            try {
                Files.write(file, bytes);
                return epub(name, bytes, file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isArchive(byte[] bytes) {
        return bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3 && bytes[3] == 4;
    }

    private Manuscript epub(String name, byte[] bytes, Path file) throws IOException {
        return manuscript(name, Checksum.of(bytes), SourceFormat.EPUB, "UTF-8", Epub.read(file, limits));
    }

    private Manuscript text(String name, byte[] bytes) {
        if (bytes.length == 0) {
            throw new UnreadableBook("size", "0 bytes", "must hold a book");
        }
        limits.check("size", bytes.length);
        Decoded.binaryFormat(bytes).ifPresent(format -> {
            throw new UnreadableBook("format", format, "must be plain text, Markdown, HTML or EPUB");
        });
        String sha256 = Checksum.of(bytes);
        Decoded decoded = Decoded.of(bytes, Html.charset(bytes));
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        String text = decoded.text();
        String encoding = decoded.charset().name();
        if (List.of("html", "htm", "xhtml").contains(ending) || Html.looksLike(text)) {
            return manuscript(name, sha256, SourceFormat.HTML, encoding, Html.read(text, limits));
        }
        if (List.of("md", "markdown", "mdown").contains(ending) || Markdown.looksLike(text)) {
            return manuscript(name, sha256, SourceFormat.MARKDOWN, encoding, Markdown.read(text));
        }
        Extract plain = new Extract(MarkedText.plain(text), Map.of(), List.of());
        return manuscript(name, sha256, SourceFormat.PLAIN_TEXT, encoding, plain);
    }

    private Manuscript manuscript(String name, String sha256, SourceFormat format, String encoding, Extract extract) {
        String whole = extract.text().text();
        if (whole.isBlank()) {
            throw new UnreadableBook("text", "blank", "must hold a book");
        }
        limits.checkLines(whole);
        Licence licence = Licence.of(new Lines(whole));
        int start = licence.present() || format != SourceFormat.MARKDOWN ? licence.start() : Markdown.start(whole);
        MarkedText body = extract.text().part(start, licence.end());
        int words = Words.count(body.text());
        if (words < FEWEST_WORDS) {
            throw new UnreadableBook(
                    "text",
                    words + (words == 1 ? " word" : " words"),
                    "must have at least " + FEWEST_WORDS + " to be a book");
        }
        String header = whole.substring(0, start);
        HeaderFields fields = HeaderFields.of(licence.present() ? header : "");
        Outline outline = Outliner.of(body);
        TitlePage page = TitlePage.of(body.text(), outline.body());
        Map<String, String> said = new LinkedHashMap<>(extract.metadata());
        said.putAll(fields.all());
        Optional<String> title = fields.value("title")
                .or(() -> Optional.ofNullable(extract.metadata().get("title")))
                .or(page::title)
                .or(() -> Optional.of(stem(name)).filter(s -> !s.isBlank()));
        Optional<String> author = fields.value("author")
                .or(() -> fields.value("authors"))
                .or(() -> Optional.ofNullable(extract.metadata().get("author")))
                .or(page::author);
        Provenance provenance = new Provenance(
                name,
                sha256,
                format,
                encoding,
                licence.present()
                        ? Optional.of("Project Gutenberg")
                        : Optional.ofNullable(extract.metadata().get("rights")),
                licence.present() ? HeaderFields.number(header) : Optional.empty(),
                fields.release(header)
                        .or(() -> Optional.ofNullable(extract.metadata().get("date"))),
                header,
                whole.substring(licence.end()),
                said);
        Manuscript manuscript = new Manuscript(
                title,
                author,
                fields.value("language")
                        .or(() -> Optional.ofNullable(extract.metadata().get("language"))),
                body.text(),
                outline.body(),
                outline.notes(),
                provenance,
                List.of());
        return new Manuscript(
                manuscript.title(),
                manuscript.author(),
                manuscript.language(),
                manuscript.body(),
                manuscript.structure(),
                manuscript.notes(),
                provenance,
                Warnings.of(manuscript, outline, licence, extract.warnings()));
    }

    private static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return (dot > 0 ? name.substring(0, dot) : name).replace('_', ' ').strip();
    }
}
