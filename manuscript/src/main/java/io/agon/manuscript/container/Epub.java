package io.agon.manuscript.container;

import io.agon.manuscript.text.Decoded;
import io.agon.manuscript.text.Limits;
import io.agon.manuscript.text.Mark;
import io.agon.manuscript.text.MarkKind;
import io.agon.manuscript.text.MarkedText;
import io.agon.manuscript.text.UnreadableBook;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An EPUB as text, in the order of its spine; its navigation marks where chapters begin. Nothing is unpacked to disk. Refused
 * are books under digital rights management, archives that would write elsewhere or grow out of bounds, and broken packages.
 */
public final class Epub {
    private static final List<String> FONT_OBFUSCATION =
            List.of("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC");

    private final Archive archive;
    private final Limits limits;
    private final List<String> warnings = new ArrayList<>();

    private Epub(Archive archive, Limits limits) {
        this.archive = archive;
        this.limits = limits;
    }

    /**
     * Reads a whole book.
     *
     * @throws UnreadableBook where the book breaks a rule; names the file in the archive, the value and the rule
     * @throws IOException where the file itself cannot be read
     */
    public static Extract read(Path file, Limits limits) throws IOException {
        try (Archive archive = Archive.open(file, limits)) {
            return new Epub(archive, limits).extract();
        }
    }

    private record Item(String path, String type, String properties) {}

    private Extract extract() throws IOException {
        String mimetype =
                archive.has("mimetype") ? new String(archive.read("mimetype"), StandardCharsets.UTF_8).strip() : "";
        if (!mimetype.isEmpty() && !mimetype.equals("application/epub+zip")) {
            throw new UnreadableBook("mimetype", "'" + shortened(mimetype) + "'", "must be application/epub+zip");
        }
        refuseEncrypted();
        String opfPath = packagePath();
        Document opf = xml(opfPath);
        String base = opfPath.contains("/") ? opfPath.substring(0, opfPath.lastIndexOf('/') + 1) : "";
        Map<String, Item> manifest = manifest(opf, base, opfPath);
        List<Item> spine = spine(opf, manifest, opfPath);
        HtmlText text = new HtmlText();
        List<Mark> marks = new ArrayList<>();
        int scripts = 0;
        for (Item item : spine) {
            Document document = html(item.path);
            scripts += document.select("script").size();
            int before = text.length();
            text.add(document.body(), item.path);
            String whole = text.text();
            int start = before;
            while (start < whole.length() && Character.isWhitespace(whole.charAt(start))) {
                start++;
            }
            if (item.properties.contains("nav") && start < whole.length() - 1) {
                marks.add(new Mark(MarkKind.CONTENTS, start, whole.length() - 1, 0, ""));
            }
        }
        marks.addAll(text.marks());
        marks.addAll(navigation(manifest, text));
        if (scripts > 0) {
            warnings.add("Scripts were left out: " + scripts + ". What they would have written is not in the text.");
        }
        text.warnings(warnings);
        if (text.text().isBlank()) {
            throw new UnreadableBook("spine of " + opfPath, "without text", "must hold documents with text");
        }
        return new Extract(new MarkedText(text.text(), marks), metadata(opf), warnings);
    }

    private void refuseEncrypted() throws IOException {
        if (archive.has("META-INF/encryption.xml")) {
            for (Element data : xml("META-INF/encryption.xml").getAllElements()) {
                if (!local(data).equals("encrypteddata")) {
                    continue;
                }
                String algorithm = first(data, "encryptionmethod", "Algorithm");
                String target = first(data, "cipherreference", "URI");
                if (!FONT_OBFUSCATION.contains(algorithm)) {
                    throw new UnreadableBook(
                            "META-INF/encryption.xml",
                            "encrypting '" + shortened(target) + "' (" + shortened(algorithm) + ")",
                            "must encrypt nothing but fonts: a book under digital rights management cannot be read");
                }
            }
        }
        for (String rights : List.of("META-INF/license.lcpl", "META-INF/sinf.xml")) {
            if (archive.has(rights)) {
                throw new UnreadableBook(
                        rights, "there", "must not be: a book under digital rights management cannot be read");
            }
        }
    }

    private static String first(Element within, String name, String attribute) {
        for (Element element : within.getAllElements()) {
            if (local(element).equals(name)) {
                return element.attr(attribute);
            }
        }
        return "";
    }

    /** The name of an element without its namespace's prefix, in lower case. */
    private static String local(Element element) {
        String name = element.tagName();
        return name.substring(name.indexOf(':') + 1).toLowerCase(Locale.ROOT);
    }

    private String packagePath() throws IOException {
        String container = "META-INF/container.xml";
        if (!archive.has(container)) {
            throw new UnreadableBook(container, "missing", "an EPUB must have it to name its package document");
        }
        String path = "";
        for (Element element : xml(container).getAllElements()) {
            if (local(element).equals("rootfile") && path.isEmpty()) {
                path = element.attr("full-path").strip();
            }
        }
        if (path.isEmpty()) {
            throw new UnreadableBook(container, "without a rootfile", "must name the package document in full-path");
        }
        String inside = Archive.inside("full-path in " + container, "", path);
        if (!archive.has(inside)) {
            throw new UnreadableBook(
                    "package document '" + shortened(path) + "'",
                    "missing",
                    "must be in the archive as " + container + " says");
        }
        return inside;
    }

    private Map<String, Item> manifest(Document opf, String base, String opfPath) {
        Map<String, Item> manifest = new LinkedHashMap<>();
        for (Element element : opf.getAllElements()) {
            if (local(element).equals("item") && !element.attr("href").isBlank()) {
                String href = element.attr("href").strip();
                if (href.matches("(?i)^[a-z][a-z0-9+.-]*:.*")) {
                    continue;
                }
                String path = Archive.inside("href in " + opfPath, base, href);
                manifest.put(
                        element.attr("id"),
                        new Item(
                                path,
                                element.attr("media-type").toLowerCase(Locale.ROOT),
                                element.attr("properties").toLowerCase(Locale.ROOT)));
            }
        }
        return manifest;
    }

    private List<Item> spine(Document opf, Map<String, Item> manifest, String opfPath) {
        List<Item> spine = new ArrayList<>();
        for (Element element : opf.getAllElements()) {
            if (local(element).equals("itemref")) {
                Item item = manifest.get(element.attr("idref"));
                if (item == null) {
                    throw new UnreadableBook(
                            "idref in " + opfPath,
                            "'" + shortened(element.attr("idref")) + "'",
                            "must be the id of an item of the manifest");
                }
                boolean markup = item.type.contains("html") || item.type.contains("oeb1-document");
                if (!archive.has(item.path)) {
                    throw new UnreadableBook(
                            "'" + shortened(item.path) + "'", "missing", "must be in the archive as the manifest says");
                }
                if (markup) {
                    spine.add(item);
                }
            }
        }
        if (spine.isEmpty()) {
            throw new UnreadableBook("spine of " + opfPath, "empty", "must name the documents of the book");
        }
        return spine;
    }

    private Document html(String path) throws IOException {
        byte[] bytes = archive.read(path);
        limits.checkMarkup("size of '" + path + "'", bytes.length);
        return Jsoup.parse(decoded(path, bytes));
    }

    private Document xml(String path) throws IOException {
        return Jsoup.parse(decoded(path, archive.read(path)), "", Parser.xmlParser());
    }

    private static String decoded(String path, byte[] bytes) {
        try {
            return Decoded.of(bytes, Html.charset(bytes)).text();
        } catch (UnreadableBook e) {
            throw new UnreadableBook("'" + shortened(path) + "'", "no text", "must be readable: " + e.getMessage(), e);
        }
    }

    /** The navigation document of EPUB 3, else the NCX of EPUB 2. */
    private List<Mark> navigation(Map<String, Item> manifest, HtmlText text) throws IOException {
        List<Mark> targets = new ArrayList<>();
        Optional<Item> nav = manifest.values().stream()
                .filter(item -> item.properties.contains("nav") && archive.has(item.path))
                .findFirst();
        if (nav.isPresent()) {
            Document document = html(nav.get().path);
            Element toc = document.select("nav").stream()
                    .filter(n -> n.attr("epub:type").contains("toc")
                            || n.attr("role").equals("doc-toc"))
                    .findFirst()
                    .orElse(document.selectFirst("nav"));
            if (toc != null) {
                for (Element link : toc.select("a[href]")) {
                    int depth = (int) link.parents().stream()
                            .filter(p -> p.normalName().equals("ol"))
                            .count();
                    target(nav.get().path, link.attr("href"), link.text(), depth, text)
                            .ifPresent(targets::add);
                }
            }
        }
        if (!targets.isEmpty()) {
            return targets;
        }
        Optional<Item> ncx = manifest.values().stream()
                .filter(item -> item.type.contains("dtbncx") && archive.has(item.path))
                .findFirst();
        if (ncx.isPresent()) {
            for (Element point : xml(ncx.get().path).getAllElements()) {
                if (!local(point).equals("navpoint")) {
                    continue;
                }
                int depth = 1
                        + (int) point.parents().stream()
                                .filter(p -> local(p).equals("navpoint"))
                                .count();
                String label = point.children().stream()
                        .filter(child -> local(child).equals("navlabel"))
                        .map(Element::text)
                        .findFirst()
                        .orElse("");
                String source = point.children().stream()
                        .filter(child -> local(child).equals("content"))
                        .map(child -> child.attr("src"))
                        .findFirst()
                        .orElse("");
                target(ncx.get().path, source, label, depth, text).ifPresent(targets::add);
            }
        }
        return targets;
    }

    private static Optional<Mark> target(String from, String href, String label, int depth, HtmlText text) {
        if (href.isBlank() || href.matches("(?i)^[a-z][a-z0-9+.-]*:.*")) {
            return Optional.empty();
        }
        String base = from.contains("/") ? from.substring(0, from.lastIndexOf('/') + 1) : "";
        int hash = href.indexOf('#');
        String path =
                hash == 0 ? from : Archive.inside("link in " + from, base, hash < 0 ? href : href.substring(0, hash));
        String fragment = hash < 0 ? "" : href.substring(hash);
        return text.place(path + fragment)
                .or(() -> text.place(path))
                .map(at -> new Mark(MarkKind.TARGET, at, at, depth, label.strip()));
    }

    private static Map<String, String> metadata(Document opf) {
        Map<String, String> metadata = new LinkedHashMap<>();
        for (Element element : opf.getAllElements()) {
            String name = local(element);
            String value = element.text().strip();
            if (value.isEmpty()) {
                continue;
            }
            if (name.equals("creator")) {
                String role = element.attr("opf:role");
                if (role.isEmpty() || role.equals("aut")) {
                    metadata.merge("author", value, (a, b) -> a + ", " + b);
                }
            } else if (List.of("title", "language", "rights", "source", "identifier", "date", "publisher", "subject")
                    .contains(name)) {
                metadata.putIfAbsent(name, value);
            }
        }
        return metadata;
    }

    static String shortened(String value) {
        return value.length() > 120 ? value.substring(0, 119) + "…" : value;
    }
}
