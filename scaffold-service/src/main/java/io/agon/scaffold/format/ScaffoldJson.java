package io.agon.scaffold.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.manuscript.Chapter;
import io.agon.manuscript.Manuscript;
import io.agon.manuscript.Provenance;
import io.agon.manuscript.structure.Section;
import io.agon.scaffold.domain.building.Level;
import io.agon.scaffold.domain.building.Made;
import io.agon.scaffold.domain.building.ScaffoldRecipe;
import io.agon.scaffold.domain.building.StepKey;

import java.util.List;
import java.util.Locale;

/**
 * A whole scaffold as a document ({@code schemas/scaffold.schema.json}): what is planned, each part of it beside the stretch of
 * the author's text that it is the plan of, told by its place and checksum.
 */
public final class ScaffoldJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ScaffoldJson() {}

    /** As far as it is made; what is not made yet is left out. */
    public static ObjectNode of(Manuscript book, ScaffoldRecipe recipe, Made made, boolean simulated) {
        ObjectNode document = NODES.objectNode();
        document.put("format", "agon-scaffold@1");
        document.put("simulated", simulated);
        document.put("title", book.title().orElse(null));
        document.put("author", book.author().orElse(null));
        document.put("language", book.language().orElse(null));
        document.put("words", book.words());
        document.put("sha256", book.sha256());
        document.set("source", source(book.provenance()));
        for (Level level : List.of(Level.PREMISE, Level.WORLD, Level.CAST, Level.ARCS, Level.PROMPTS)) {
            put(document, level.word(), StepKey.parse(level.word()), made);
        }
        ArrayNode chapters = document.putArray("chapters");
        for (Chapter chapter : recipe.chapters()) {
            chapters.add(chapter(book, recipe, chapter, made));
        }
        return document;
    }

    private static ObjectNode source(Provenance provenance) {
        ObjectNode source = NODES.objectNode();
        source.put("file", provenance.file());
        source.put("sha256", provenance.fileSha256());
        source.put("format", provenance.format().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        source.put("licence", provenance.licence().orElse(null));
        source.put("ebook", provenance.ebook().orElse(null));
        return source;
    }

    private static ObjectNode chapter(Manuscript book, ScaffoldRecipe recipe, Chapter chapter, Made made) {
        ObjectNode node = NODES.objectNode();
        node.put("number", chapter.number());
        node.put("title", chapter.title());
        node.put("words", chapter.words());
        ArrayNode parts = node.putArray("parts");
        chapter.parts().forEach(parts::add);
        put(node, "plan", StepKey.parse("chapter/" + chapter.number()), made);
        if (recipe.scenesKnown(chapter, made)) {
            ArrayNode scenes = node.putArray("scenes");
            List<Section> sections = recipe.scenes(chapter, made);
            for (int i = 0; i < sections.size(); i++) {
                Section section = sections.get(i);
                ObjectNode scene = scenes.addObject();
                scene.put("number", i + 1);
                scene.put("words", book.words(section));
                scene.put("start", section.start());
                scene.put("end", section.end());
                scene.put("sha256", book.sha256(section));
                put(scene, "plan", StepKey.parse("scene/" + chapter.number() + "/" + (i + 1)), made);
            }
        }
        return node;
    }

    private static void put(ObjectNode node, String field, StepKey key, Made made) {
        if (made.has(key)) {
            node.set(field, ArtefactJson.tree(made.get(key)));
        }
    }
}
