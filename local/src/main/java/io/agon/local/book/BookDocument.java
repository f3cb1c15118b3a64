package io.agon.local.book;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.local.api.Json;
import io.agon.manuscript.Chapter;
import io.agon.manuscript.Manuscript;
import io.agon.manuscript.Provenance;
import io.agon.manuscript.structure.Note;
import io.agon.manuscript.structure.Section;
import io.agon.manuscript.structure.SectionKind;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The structure of a {@link Manuscript} as one JSON document; the text itself is not in it. */
public final class BookDocument {
    private BookDocument() {}

    public static ObjectNode of(Manuscript book) {
        ObjectNode whole = Json.MAPPER.createObjectNode();
        optional(whole, "title", book.title());
        optional(whole, "author", book.author());
        optional(whole, "language", book.language());
        whole.put("words", book.words());
        whole.put("sha256", book.sha256());
        ArrayNode chapters = whole.putArray("chapters");
        for (Chapter chapter : book.chapters()) {
            ObjectNode node = chapters.addObject();
            node.put("number", chapter.number());
            node.put("title", chapter.title());
            node.put("label", chapter.section().label());
            if (!chapter.parts().isEmpty()) {
                node.put("part", String.join(" / ", chapter.parts()));
            }
            node.put("words", chapter.words());
            node.put("scenes", chapter.scenes().size());
            node.put("sha256", book.sha256(chapter.section()));
        }
        matter(whole, "front", SectionKind.FRONT_MATTER, book);
        matter(whole, "back", SectionKind.BACK_MATTER, book);
        Map<Note.Kind, Integer> counts = new EnumMap<>(Note.Kind.class);
        book.notes().forEach(note -> counts.merge(note.kind(), 1, Integer::sum));
        ObjectNode notes = whole.putObject("notes");
        counts.forEach((kind, count) -> notes.put(word(kind), count));
        source(whole.putObject("source"), book.provenance());
        ArrayNode warnings = whole.putArray("warnings");
        book.warnings().forEach(warnings::add);
        return whole;
    }

    private static void matter(ObjectNode whole, String field, SectionKind kind, Manuscript book) {
        ArrayNode sections = whole.putArray(field);
        book.structure().sections().stream()
                .filter(section -> section.kind() == kind)
                .flatMap(section -> section.sections().stream())
                .filter(section -> section.kind() != SectionKind.SEPARATOR)
                .forEach(section -> section(sections.addObject(), section, book));
    }

    private static void section(ObjectNode node, Section section, Manuscript book) {
        node.put("kind", word(section.kind()));
        node.put("title", section.title());
        node.put("words", book.words(section));
    }

    private static void source(ObjectNode node, Provenance provenance) {
        node.put("file", provenance.file());
        node.put("sha256", provenance.fileSha256());
        node.put("format", provenance.format().shown());
        node.put("encoding", provenance.encoding());
        optional(node, "licence", provenance.licence());
        provenance.ebook().ifPresent(number -> node.put("ebook", number));
        provenance.release().ifPresent(release -> node.put("release", release));
    }

    private static void optional(ObjectNode node, String field, Optional<String> value) {
        value.ifPresentOrElse(text -> node.put(field, text), () -> node.putNull(field));
    }

    private static String word(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
