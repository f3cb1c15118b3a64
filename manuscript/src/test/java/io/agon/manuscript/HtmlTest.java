package io.agon.manuscript;

import io.agon.manuscript.structure.SectionKind;
import io.agon.manuscript.text.Limits;
import io.agon.manuscript.text.UnreadableBook;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HtmlTest {
    private final Prose prose = new Prose(2);

    private String text(String opening, int words) {
        return "<p>"
                + prose.paragraphs(opening, words).replace("\n\n", "</p>\n<p>").strip() + "</p>\n";
    }

    private static Manuscript read(String html) {
        return new BookReader(Limits.DEFAULT).read("book.html", html.getBytes(StandardCharsets.UTF_8));
    }

    private String gutenberg() {
        StringBuilder html =
                new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>The"
                        + " Project Gutenberg eBook of The Long Field, by Ann Author</title><style>p {margin: 0}</style></head><body>"
                        + "<section class=\"pg-boilerplate pgheader\" id=\"pg-header\" lang=\"en\"><h2 id=\"pg-header-heading\">The"
                        + " Project Gutenberg eBook of The Long Field</h2><div>This eBook is for the use of anyone anywhere.</div>"
                        + "<div><p><strong>Title</strong>: The Long Field</p><p><strong>Author</strong>: Ann Author</p><p><strong>"
                        + "Release date</strong>: July 1, 2001 [eBook #4321]</p><p><strong>Language</strong>: English</p></div>"
                        + "<div id=\"pg-start-separator\"><span>*** START OF THE PROJECT GUTENBERG EBOOK THE LONG FIELD ***</span>"
                        + "</div></section><h1>The Long Field</h1><h3>by Ann Author</h3><hr><h2>Contents</h2><table>");
        List<String> titles = List.of("The Storm", "An Old Friend", "At the Inn", "By the River");
        for (int i = 0; i < titles.size(); i++) {
            html.append("<tr><td><a href=\"#c")
                    .append(i)
                    .append("\">CHAPTER ")
                    .append(Novel.roman(i + 1))
                    .append(".</a></td><td>")
                    .append(titles.get(i))
                    .append("</td></tr>");
        }
        html.append("</table><hr>");
        for (int i = 0; i < titles.size(); i++) {
            html.append("<div class=\"chapter\"><h2 id=\"c")
                    .append(i)
                    .append("\">CHAPTER ")
                    .append(Novel.roman(i + 1))
                    .append(".<br>")
                    .append(titles.get(i))
                    .append("</h2>\n");
            html.append(text("It was so, number " + i + ".", 500));
            if (i == 2) {
                html.append(
                        "<hr class=\"tb\"><p>Then<span class=\"pagenum\">[12]</span> it <i>was</i> otherwise&mdash;quite&nbsp;so.</p>");
                html.append(text("And so on.", 200));
            }
            html.append("</div>");
        }
        return html.append(
                        "<p>THE END</p><section class=\"pg-boilerplate pgfooter\" id=\"pg-footer\"><div id=\"pg-end-separator\">"
                                + "<span>*** END OF THE PROJECT GUTENBERG EBOOK THE LONG FIELD ***</span></div><p>Updated editions will replace the"
                                + " previous one.</p></section></body></html>")
                .toString();
    }

    @Test
    void readsAGutenbergPage() {
        Manuscript book = read(gutenberg());

        assertThat(book.title()).contains("The Long Field");
        assertThat(book.author()).contains("Ann Author");
        assertThat(book.provenance().ebook()).contains(4321);
        assertThat(book.provenance().licence()).contains("Project Gutenberg");
        assertThat(book.provenance().footer()).contains("Updated editions");
        assertThat(book.body()).doesNotContain("PROJECT GUTENBERG").doesNotContain("Updated editions");
        assertThat(book.chapters())
                .extracting(Chapter::title)
                .containsExactly("The Storm", "An Old Friend", "At the Inn", "By the River");
        assertThat(book.chapters()).extracting(c -> c.section().label()).startsWith("CHAPTER I.");
        assertThat(book.chapters().get(2).scenes()).hasSize(2);
        assertThat(book.text(book.chapters().get(2).scenes().get(1)))
                .startsWith("Then it was otherwise—quite\u00a0so.");
        assertThat(book.structure().all(SectionKind.CONTENTS)).hasSize(1);
        assertThat(book.structure().all(SectionKind.END_MARK)).hasSize(1);
        assertThat(book.warnings()).anyMatch(w -> w.contains("printed pages were left out: 1"));
    }

    @Test
    void neverTakesScriptsForText() {
        Manuscript book = read(gutenberg().replace("<h1>", "<script>document.write('evil words')</script><h1>"));

        assertThat(book.body()).doesNotContain("evil");
        assertThat(book.warnings()).anyMatch(w -> w.startsWith("Scripts were left out: 1."));
    }

    @Test
    void refusesAPageThatOnlyScriptsWouldFill() {
        assertThatThrownBy(() -> read("<html><body><script>load()</script></body></html>"))
                .isInstanceOf(UnreadableBook.class)
                .hasMessageContaining("1 scripts without text");
    }

    @Test
    void readsAsABrowserWouldShow() {
        Manuscript book = read(
                "<html><body><p>One  two\n three<br>four</p><div hidden>secret</div><pre>  kept   as\n    it is</pre>"
                        + "<p><img alt=\"I\" src=\"i.png\">T was so.</p><p><img alt=\"A picture\" src=\"p.png\"></p>"
                        + text("And on.", 100) + "</body></html>");

        assertThat(book.body()).startsWith("One two three\nfour\n\n  kept   as\n    it is\n\nIT was so.\n\nAnd on.");
    }

    @Test
    void believesTheEncodingThatThePageNames() {
        String html = "<html><head><meta charset=\"windows-1251\"></head><body><p>" + "слово ".repeat(60)
                + "</p></body></html>";

        Manuscript book = new BookReader(Limits.DEFAULT)
                .read("book.html", html.getBytes(java.nio.charset.Charset.forName("windows-1251")));

        assertThat(book.body()).startsWith("слово слово");
        assertThat(book.provenance().encoding()).isEqualTo("windows-1251");
    }

    @Test
    void linksOfATableTellChaptersWithoutHeadings() {
        StringBuilder html = new StringBuilder("<html><body><p>The Long Field</p><p>Contents</p>");
        for (String name : List.of("anna", "boris", "clara", "dora")) {
            html.append("<p><a href=\"#")
                    .append(name)
                    .append("\">The story of ")
                    .append(name)
                    .append("</a></p>");
        }
        for (String name : List.of("anna", "boris", "clara", "dora")) {
            html.append("<p id=\"")
                    .append(name)
                    .append("\"><b>What ")
                    .append(name)
                    .append(" did</b></p>")
                    .append(text("Of her.", 600));
        }

        Manuscript book = read(html.append("</body></html>").toString());

        assertThat(book.chapters())
                .extracting(Chapter::title)
                .containsExactly("What anna did", "What boris did", "What clara did", "What dora did");
    }

    @Test
    void refusesADocumentWhoseTreeWouldBeTooLarge() {
        Limits limits = new Limits(1_000_000, 1_000, 1000, 10, 10);
        assertThatThrownBy(() ->
                        new BookReader(limits).read("book.html", gutenberg().getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableBook.class)
                .hasMessageContaining("HTML size")
                .hasMessageContaining("must be smaller than 1,000 bytes");
    }
}
