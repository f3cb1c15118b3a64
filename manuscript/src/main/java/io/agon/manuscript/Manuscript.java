package io.agon.manuscript;

import io.agon.manuscript.structure.Note;
import io.agon.manuscript.structure.Section;
import io.agon.manuscript.structure.SectionKind;
import io.agon.manuscript.text.Checksum;
import io.agon.stylometry.Words;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A book that was read: its body, and the sections that the body consists of. The leaves of {@code structure}, one after the
 * other, are the body, character for character; {@link Section} refuses anything else.
 *
 * @param body the text between the licence's header and footer, as the author and the printer left it
 * @param structure over the whole body
 * @param notes what is in the body without being told by it: illustrations, footnotes …
 * @param warnings what a person should look at, in sentences
 */
public record Manuscript(
        Optional<String> title,
        Optional<String> author,
        Optional<String> language,
        String body,
        Section structure,
        List<Note> notes,
        Provenance provenance,
        List<String> warnings) {
    public Manuscript {
        if (structure.start() != 0 || structure.end() != body.length()) {
            throw new IllegalArgumentException("structure: 0 to " + structure.end() + " must be the body");
        }
        notes = List.copyOf(notes);
        warnings = List.copyOf(warnings);
    }

    /** The text of a section. */
    public String text(Section section) {
        return body.substring(section.start(), section.end());
    }

    /** Words of a section. */
    public int words(Section section) {
        return Words.count(body, section.start(), section.end());
    }

    /** Words of the body. */
    public int words() {
        return words(structure);
    }

    /** SHA-256 of a section's text in UTF-8. */
    public String sha256(Section section) {
        return Checksum.of(body.subSequence(section.start(), section.end()));
    }

    /** SHA-256 of the body in UTF-8. */
    public String sha256() {
        return Checksum.of(body);
    }

    /** The chapters in the order of the text. */
    public List<Chapter> chapters() {
        List<Chapter> chapters = new ArrayList<>();
        collect(structure, List.of(), chapters);
        return chapters;
    }

    private void collect(Section section, List<String> parts, List<Chapter> chapters) {
        if (section.kind() == SectionKind.CHAPTER) {
            List<Section> scenes = section.all(SectionKind.SCENE);
            int words = scenes.stream().mapToInt(this::words).sum();
            chapters.add(new Chapter(chapters.size() + 1, parts, section, words, scenes));
            return;
        }
        List<String> within = parts;
        if (section.kind() == SectionKind.PART) {
            within = new ArrayList<>(parts);
            within.add(section.heading());
        }
        for (Section each : section.sections()) {
            collect(each, within, chapters);
        }
    }

    /**
     * The same book with a chapter divided further: where its text has no breaks, a reader of it may tell where scenes begin.
     *
     * @param chapter its number, from 1
     * @param starts offsets in the body at which new scenes begin: each inside a scene of that chapter, at the beginning of a
     *     line
     * @throws IllegalArgumentException where there is no such chapter, or a scene cannot begin there
     */
    public Manuscript divided(int chapter, List<Integer> starts) {
        List<Chapter> chapters = chapters();
        if (chapter < 1 || chapter > chapters.size()) {
            throw new IllegalArgumentException("chapter: " + chapter + " must be 1 to " + chapters.size());
        }
        Section old = chapters.get(chapter - 1).section();
        TreeSet<Integer> left = new TreeSet<>(starts);
        List<Section> sections = new ArrayList<>();
        for (Section leaf : old.sections()) {
            int from = leaf.start();
            while (leaf.kind() == SectionKind.SCENE) {
                Integer next = left.higher(from);
                if (next == null || next >= leaf.end()) {
                    break;
                }
                if (!beginsLine(next)) {
                    throw new IllegalArgumentException("starts: " + next + " must be the beginning of a line");
                }
                left.remove(next);
                sections.add(new Section(SectionKind.SCENE, "", "", from, next, List.of()));
                from = next;
            }
            sections.add(new Section(leaf.kind(), leaf.label(), leaf.title(), from, leaf.end(), List.of()));
        }
        if (!left.isEmpty()) {
            throw new IllegalArgumentException(
                    "starts: " + left.first() + " must lie inside a scene of chapter " + chapter);
        }
        Section divided = new Section(old.kind(), old.label(), old.title(), old.start(), old.end(), sections);
        return new Manuscript(
                title, author, language, body, replaced(structure, old, divided), notes, provenance, warnings);
    }

    private boolean beginsLine(int offset) {
        char before = body.charAt(offset - 1);
        return before == '\n' || before == '\r' && body.charAt(offset) != '\n';
    }

    private static Section replaced(Section in, Section old, Section by) {
        if (in.equals(old)) {
            return by;
        }
        if (in.start() > old.start() || in.end() < old.end() || in.sections().isEmpty()) {
            return in;
        }
        return new Section(
                in.kind(),
                in.label(),
                in.title(),
                in.start(),
                in.end(),
                in.sections().stream().map(s -> replaced(s, old, by)).toList());
    }
}
