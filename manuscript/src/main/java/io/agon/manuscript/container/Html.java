package io.agon.manuscript.container;

import io.agon.manuscript.text.Limits;
import io.agon.manuscript.text.Mark;
import io.agon.manuscript.text.MarkKind;
import io.agon.manuscript.text.MarkedText;
import io.agon.manuscript.text.UnreadableBook;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An HTML document as text: what a reader would see, headings and breaks marked. Scripts are never run and never text. */
public final class Html {
    private static final Pattern LOOKS =
            Pattern.compile("(?is)^\\s*(<\\?xml.*?\\?>\\s*)?(<!--.*?-->\\s*)*<(!doctype\\s+html|html|head|body)\\b.*");
    private static final Pattern CHARSET =
            Pattern.compile("(?i)<meta[^>]{0,200}charset\\s*=\\s*[\"']?\\s*([a-z0-9_-]+)");
    private static final Pattern XML_ENCODING =
            Pattern.compile("(?i)^\\s*<\\?xml[^>]{0,200}encoding\\s*=\\s*[\"']([a-z0-9_-]+)");
    private static final Pattern PAGE_TITLE = Pattern.compile("(?i)^\\s*(?:the\\s+)?project\\s+gutenberg(?:'s|’s)?"
            + "(?:\\s+e-?(?:book|text))?(?:\\s+of)?[\\s:,]+(.+)$");
    private static final int HEAD = 4096;

    private Html() {}

    /** Whether a text is an HTML document. */
    public static boolean looksLike(String text) {
        return LOOKS.matcher(text.substring(0, Math.min(text.length(), HEAD))).matches();
    }

    /** The encoding that a document names. */
    public static Optional<String> charset(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, HEAD), java.nio.charset.StandardCharsets.ISO_8859_1);
        Matcher xml = XML_ENCODING.matcher(head);
        if (xml.find()) {
            return Optional.of(xml.group(1));
        }
        Matcher meta = CHARSET.matcher(head);
        return meta.find() ? Optional.of(meta.group(1)) : Optional.empty();
    }

    /** @throws UnreadableBook where the document is too large, or holds scripts and no text */
    public static Extract read(String html, Limits limits) {
        limits.checkMarkup("HTML size", html.length());
        Document document = Jsoup.parse(html);
        HtmlText text = new HtmlText();
        text.add(document.body(), "");
        List<Mark> marks = new ArrayList<>(text.marks());
        marks.addAll(linked(text));
        List<String> warnings = new ArrayList<>();
        int scripts = document.select("script").size();
        if (scripts > 0) {
            if (text.text().isBlank()) {
                throw new UnreadableBook(
                        "HTML",
                        "a page of " + scripts + " scripts without text",
                        "must hold the text of the book itself");
            }
            warnings.add("Scripts were left out: " + scripts + ". What they would have written is not in the text.");
        }
        text.warnings(warnings);
        return new Extract(new MarkedText(text.text(), marks), metadata(document), warnings);
    }

    private static Map<String, String> metadata(Document document) {
        Map<String, String> metadata = new LinkedHashMap<>();
        for (Element meta : document.select("meta[name][content]")) {
            String name = meta.attr("name").toLowerCase(Locale.ROOT).replaceAll("^(dc|dcterms)\\.", "");
            String key = name.equals("creator") ? "author" : name;
            if (List.of("author", "title", "language", "rights", "source", "identifier")
                    .contains(key)) {
                metadata.putIfAbsent(key, meta.attr("content").strip());
            }
        }
        String language = document.select("html").attr("lang");
        if (!language.isBlank()) {
            metadata.putIfAbsent("language", language.strip());
        }
        String title = document.title().strip();
        Matcher gutenberg = PAGE_TITLE.matcher(title);
        if (gutenberg.matches()) {
            title = gutenberg.group(1);
        }
        Matcher by = Pattern.compile("^(.+?),?\\s+by\\s+(.+)$").matcher(title);
        if (by.matches()) {
            metadata.putIfAbsent("title", by.group(1).strip());
            metadata.putIfAbsent("author", by.group(2).replaceAll("[—|].*$", "").strip());
        } else if (!title.isBlank()) {
            metadata.putIfAbsent("title", title.replaceAll("\\s*\\|\\s*Project Gutenberg$", ""));
        }
        metadata.values().removeIf(String::isBlank);
        return metadata;
    }

    /** A table of contents in the page points to its chapters: several links in a row to places further down. */
    private static List<Mark> linked(HtmlText text) {
        List<Mark> targets = new ArrayList<>();
        int limit = Math.max(20_000, text.text().length() / 4);
        int last = -1;
        for (HtmlText.Link link : text.links()) {
            Optional<Integer> target = text.place(link.target());
            boolean telling =
                    link.label().codePoints().filter(Character::isLetter).count() >= 2
                            || link.label().matches("[IVXLC]+\\.?");
            if (target.isPresent() && telling && link.at() < limit && target.get() > link.at() && target.get() > last) {
                last = target.get();
                targets.add(new Mark(MarkKind.TARGET, last, last, 1, link.label()));
            }
        }
        return targets.size() < 3 ? List.of() : targets;
    }
}
