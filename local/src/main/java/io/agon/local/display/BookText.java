package io.agon.local.display;

import io.agon.manuscript.Chapter;
import io.agon.manuscript.Manuscript;
import io.agon.manuscript.Provenance;
import io.agon.manuscript.structure.Section;
import io.agon.manuscript.structure.SectionKind;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The structure of a {@link Manuscript} for people: a tree with word counts. */
public final class BookText {
    private static final int NARROWEST_TITLE = 20;
    private static final int COUNTS = 24;

    private final Style style;
    private final int width;

    /** @param width columns that a line may take */
    public BookText(Style style, int width) {
        this.style = style;
        this.width = width;
    }

    /** One line of the tree. */
    private record Row(String text, String words, String scenes) {}

    public List<String> lines(Manuscript book) {
        List<String> lines = new ArrayList<>();
        lines.add(style.bold(Printable.line(book.title().orElse("Untitled"), width)));
        lines.add(Printable.line(book.author().map(author -> "by " + author).orElse("author unknown"), width));
        lines.add(style.dim(Printable.line(source(book), width)));
        lines.add(style.dim("sha256 " + book.sha256()));
        lines.add("");
        List<Row> rows = new ArrayList<>();
        tree(book, book.structure().sections(), "", rows);
        int longest = rows.stream().mapToInt(row -> row.text.length()).max().orElse(0);
        int room = Math.max(NARROWEST_TITLE, width - COUNTS);
        Table table = new Table("lrl");
        rows.forEach(row -> table.row(
                Printable.line("|" + row.text, Math.min(room, longest) + 1).substring(1), row.words, row.scenes));
        lines.addAll(table.lines());
        lines.add("");
        lines.add(summary(book));
        book.warnings().forEach(warning -> lines.add(style.warning("Warning: " + Printable.line(warning))));
        return lines;
    }

    private static String source(Manuscript book) {
        Provenance provenance = book.provenance();
        return provenance.format().shown()
                + ", " + provenance.encoding()
                + provenance.licence().map(licence -> ", " + licence).orElse("")
                + provenance.ebook().map(number -> " ebook " + number).orElse("");
    }

    private static String summary(Manuscript book) {
        List<Chapter> chapters = book.chapters();
        int scenes =
                chapters.stream().mapToInt(chapter -> chapter.scenes().size()).sum();
        int parts = book.structure().all(SectionKind.PART).size();
        return (parts == 0 ? "" : counted(parts, "part") + ", ")
                + counted(chapters.size(), "chapter") + ", "
                + counted(scenes, "scene") + ", "
                + counted(book.words(), "word");
    }

    private static String counted(int number, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
    }

    private static void tree(Manuscript book, List<Section> sections, String indent, List<Row> rows) {
        List<Section> shown = sections.stream().filter(BookText::isShown).toList();
        for (int i = 0; i < shown.size(); i++) {
            Section section = shown.get(i);
            boolean last = i == shown.size() - 1;
            int scenes = section.kind() == SectionKind.CHAPTER
                    ? section.all(SectionKind.SCENE).size()
                    : 0;
            rows.add(new Row(
                    indent + (last ? "└─ " : "├─ ") + name(section),
                    String.format(Locale.ROOT, "%,d", words(book, section)),
                    scenes > 1 ? scenes + " scenes" : ""));
            if (section.kind() != SectionKind.CHAPTER) {
                tree(book, section.sections(), indent + (last ? "   " : "│  "), rows);
            }
        }
    }

    /** Of parts and chapters the words of their scenes, so that headings count nowhere. */
    private static int words(Manuscript book, Section section) {
        return section.kind() == SectionKind.CHAPTER || section.kind() == SectionKind.PART
                ? section.all(SectionKind.SCENE).stream().mapToInt(book::words).sum()
                : book.words(section);
    }

    private static boolean isShown(Section section) {
        return section.kind() != SectionKind.HEADING && section.kind() != SectionKind.SEPARATOR;
    }

    private static String name(Section section) {
        String heading = Printable.line(section.heading());
        return switch (section.kind()) {
            case BODY -> "body";
            case FRONT_MATTER -> "front matter";
            case BACK_MATTER -> "back matter";
            case PART, CHAPTER, MATTER -> heading.isEmpty() ? "(without a heading)" : heading;
            case TITLE_PAGE -> "title page";
            case CONTENTS -> "contents";
            case ILLUSTRATIONS -> "list of illustrations";
            case FOOTNOTES -> "footnotes";
            case TRANSCRIBER_NOTE -> "transcriber's note";
            case END_MARK -> "end mark";
            case HEADING, SCENE, SEPARATOR -> section.kind().name().toLowerCase(Locale.ROOT);
        };
    }
}
