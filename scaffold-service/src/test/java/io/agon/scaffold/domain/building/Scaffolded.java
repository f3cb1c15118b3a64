package io.agon.scaffold.domain.building;

import io.agon.manuscript.BookReader;
import io.agon.manuscript.Manuscript;
import io.agon.manuscript.text.Limits;

import java.nio.charset.StandardCharsets;
import java.util.TreeSet;

/** A book whose scaffold is finished. */
public record Scaffolded(Manuscript book, ScaffoldRecipe recipe, Made made) {
    /** Of a novel in plain text. */
    public static Scaffolded of(String novel) {
        Manuscript book = new BookReader(Limits.DEFAULT).read("novel.txt", novel.getBytes(StandardCharsets.UTF_8));
        ScaffoldRecipe recipe = new ScaffoldRecipe(book, new Bounds(8_192, 100, 600));
        Scribe scribe = new Scribe();
        for (TreeSet<StepKey> ready = recipe.ready(scribe); !ready.isEmpty(); ready = recipe.ready(scribe)) {
            ready.forEach(key -> scribe.make(key, recipe.task(key, scribe)));
        }
        return new Scaffolded(book, recipe, scribe);
    }
}
