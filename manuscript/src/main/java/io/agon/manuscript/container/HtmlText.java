package io.agon.manuscript.container;

import io.agon.manuscript.text.Mark;
import io.agon.manuscript.text.MarkKind;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes trees of HTML as text: blanks as a browser shows them, an empty line between paragraphs, three in front of headings.
 * Left out are scripts, styles, pictures except initials, what is hidden, and the numbers of printed pages.
 */
final class HtmlText {
    private static final Set<String> LEFT_OUT = Set.of(
            "script",
            "style",
            "template",
            "noscript",
            "head",
            "title",
            "iframe",
            "object",
            "embed",
            "svg",
            "audio",
            "video",
            "canvas",
            "select",
            "textarea",
            "button",
            "input",
            "map");
    private static final Set<String> PARAGRAPHS = Set.of(
            "p",
            "div",
            "blockquote",
            "pre",
            "table",
            "ul",
            "ol",
            "dl",
            "figure",
            "section",
            "article",
            "header",
            "footer",
            "aside",
            "main",
            "nav",
            "address",
            "center",
            "body",
            "hr",
            "form",
            "fieldset",
            "details");
    private static final Set<String> LINES =
            Set.of("li", "tr", "dt", "dd", "figcaption", "caption", "summary", "thead", "tbody", "tfoot", "legend");

    private final StringBuilder out = new StringBuilder();
    private final List<Mark> marks = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final List<String> waiting = new ArrayList<>();
    private final List<Open> beginning = new ArrayList<>();
    private int newlines;
    private boolean space;
    private int pages;
    private int hidden;

    /** A link inside the book. */
    record Link(int at, String label, String target) {}

    /** A stretch that has begun; its start is that of the first text in it, -1 before there is any. */
    private static final class Open {
        private final MarkKind kind;
        private final int level;
        private int start = -1;

        Open(MarkKind kind, int level) {
            this.kind = kind;
            this.level = level;
        }
    }

    /**
     * Adds a document.
     *
     * @param name of the document: places in it are known as {@code name#id}, its beginning as {@code name}
     */
    void add(Element body, String name) {
        needs(4);
        waiting.add(name);
        Visitor visitor = new Visitor(name);
        body.traverse(visitor);
        needs(2);
    }

    /** Everything so far, with a line end behind it. */
    String text() {
        return out.isEmpty() ? "" : out + "\n";
    }

    List<Mark> marks() {
        return marks;
    }

    List<Link> links() {
        return links;
    }

    /** Offset of a document or of a place in one; absent where nothing follows it. */
    Optional<Integer> place(String name) {
        return Optional.ofNullable(places.get(name));
    }

    int length() {
        return out.length();
    }

    void warnings(List<String> warnings) {
        if (pages > 0) {
            warnings.add("Numbers of printed pages were left out: " + pages + ".");
        }
        if (hidden > 0) {
            warnings.add("Hidden elements were left out: " + hidden + ".");
        }
    }

    private void needs(int lines) {
        newlines = Math.max(newlines, lines);
        space = false;
    }

    private void write(String text) {
        if (text.isEmpty()) {
            return;
        }
        if (newlines > 0) {
            if (!out.isEmpty()) {
                out.repeat('\n', newlines);
            }
            newlines = 0;
        } else if (space && !out.isEmpty()) {
            out.append(' ');
        }
        space = false;
        waiting.forEach(id -> places.putIfAbsent(id, out.length()));
        waiting.clear();
        beginning.forEach(open -> open.start = out.length());
        beginning.clear();
        out.append(text);
    }

    private void collapsed(String text) {
        StringBuilder run = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f') {
                write(run.toString());
                run.setLength(0);
                space |= newlines == 0;
            } else {
                run.append(c);
            }
        }
        write(run.toString());
    }

    private void kept(String text) {
        String[] lines = text.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (i > 0) {
                newlines++;
            }
            write(lines[i]);
        }
    }

    /** Walks a document; what is left out is passed over with all that is in it. */
    private final class Visitor implements NodeVisitor {
        private final String name;
        private final List<Open> open = new ArrayList<>();
        private Node leftOut;
        private int pre;

        Visitor(String name) {
            this.name = name;
        }

        @Override
        public void head(Node node, int depth) {
            if (leftOut != null) {
                return;
            }
            if (node instanceof TextNode text) {
                if (pre > 0) {
                    kept(text.getWholeText());
                } else {
                    collapsed(text.getWholeText());
                }
            } else if (node instanceof Element element) {
                if (isLeftOut(element)) {
                    leftOut = element;
                } else {
                    begin(element);
                }
            }
        }

        private boolean isLeftOut(Element element) {
            if (LEFT_OUT.contains(element.normalName())) {
                return true;
            }
            if (isPageNumber(element)) {
                pages++;
                name(element);
                return true;
            }
            String style = element.attr("style").toLowerCase(Locale.ROOT).replace(" ", "");
            if (element.hasAttr("hidden") || style.contains("display:none")) {
                hidden++;
                return true;
            }
            return false;
        }

        private void begin(Element element) {
            name(element);
            String tag = element.normalName();
            int level = level(element);
            String type = (element.attr("epub:type") + " " + element.attr("role")).toLowerCase(Locale.ROOT);
            if (level > 0) {
                needs(4);
                open(new Open(MarkKind.HEADING, level));
            } else if (tag.equals("br")) {
                newlines++;
                space = false;
            } else if (tag.equals("hr")) {
                needs(2);
                marks.add(new Mark(MarkKind.BREAK, out.length(), out.length(), 0, ""));
            } else if (tag.equals("img")) {
                String initial = element.attr("alt").strip();
                // an ornamental initial is the first letter of the text
                if (initial.length() == 1 && Character.isLetter(initial.charAt(0))) {
                    write(initial);
                }
            } else if (PARAGRAPHS.contains(tag)) {
                needs(verse(element) ? 1 : 2);
            } else if (LINES.contains(tag)) {
                needs(1);
            } else if (tag.equals("td") || tag.equals("th")) {
                space = newlines == 0;
            } else if (tag.equals("a") && internal(element.attr("href"))) {
                links.add(new Link(out.length(), element.text().strip(), target(element.attr("href"))));
            }
            if (tag.equals("pre")) {
                pre++;
            }
            if (tag.equals("nav") || type.matches(".*\\b(doc-)?toc\\b.*")) {
                open(new Open(MarkKind.CONTENTS, 0));
            } else if (type.matches(".*\\b(footnotes|endnotes|rearnotes|doc-endnotes)\\b.*")) {
                open(new Open(MarkKind.FOOTNOTES, 0));
            }
        }

        private void open(Open opened) {
            open.add(opened);
            beginning.add(opened);
        }

        private void name(Element element) {
            for (String key : List.of("id", "name")) {
                if (!element.attr(key).isEmpty()) {
                    waiting.add(name + "#" + element.attr(key));
                }
            }
        }

        private boolean internal(String href) {
            return !href.isEmpty() && !href.contains(":") && (href.startsWith("#") || !name.isEmpty());
        }

        private String target(String href) {
            return href.startsWith("#") ? name + href : href;
        }

        @Override
        public void tail(Node node, int depth) {
            if (leftOut != null) {
                leftOut = node.equals(leftOut) ? null : leftOut;
                return;
            }
            if (!(node instanceof Element element)) {
                return;
            }
            String tag = element.normalName();
            if (level(element) > 0) {
                close(MarkKind.HEADING);
                needs(3);
            } else if (PARAGRAPHS.contains(tag)) {
                needs(verse(element) ? 1 : 2);
            } else if (LINES.contains(tag)) {
                needs(1);
            }
            if (tag.equals("pre")) {
                pre--;
            }
            String type = (element.attr("epub:type") + " " + element.attr("role")).toLowerCase(Locale.ROOT);
            if (tag.equals("nav") || type.matches(".*\\b(doc-)?toc\\b.*")) {
                close(MarkKind.CONTENTS);
            } else if (type.matches(".*\\b(footnotes|endnotes|rearnotes|doc-endnotes)\\b.*")) {
                close(MarkKind.FOOTNOTES);
            }
        }

        private void close(MarkKind kind) {
            for (int i = open.size() - 1; i >= 0; i--) {
                if (open.get(i).kind == kind) {
                    Open opened = open.remove(i);
                    beginning.remove(opened);
                    if (opened.start >= 0) {
                        marks.add(new Mark(kind, opened.start, out.length(), opened.level, ""));
                    }
                    return;
                }
            }
        }
    }

    private static int level(Element element) {
        String tag = element.normalName();
        if (tag.length() == 2 && tag.charAt(0) == 'h' && tag.charAt(1) >= '1' && tag.charAt(1) <= '6') {
            return tag.charAt(1) - '0';
        }
        return 0;
    }

    private static boolean isPageNumber(Element element) {
        String classes = element.className().toLowerCase(Locale.ROOT);
        String type = (element.attr("epub:type") + " " + element.attr("role")).toLowerCase(Locale.ROOT);
        return type.contains("pagebreak")
                || element.normalName().equals("span")
                        && classes.matches(
                                "(.*\\s)?(x-ebookmaker-)?(pagenum|pageno|page-?number|pgnum|pagination|folio|pb)(\\s.*)?");
    }

    private static boolean verse(Element element) {
        return element.normalName().equals("div")
                && element.className().toLowerCase(Locale.ROOT).matches(".*\\b(verse|line|l|i\\d|indent\\d*)\\b.*");
    }
}
