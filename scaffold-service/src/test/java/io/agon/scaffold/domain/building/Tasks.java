package io.agon.scaffold.domain.building;

import io.agon.manuscript.BookReader;
import io.agon.manuscript.text.Limits;
import io.agon.scaffold.Novels;
import io.agon.scaffold.domain.plan.CanonUpdate;
import io.agon.scaffold.domain.plan.CanonUpdate.Entry;
import io.agon.scaffold.domain.plan.CanonUpdate.Kind;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Tasks of every kind, as they come up. */
public final class Tasks {
    private Tasks() {}

    /** Of a scaffold. */
    public static List<Task> ofAScaffold() {
        Scribe scribe = new Scribe();
        finish(
                new ScaffoldRecipe(
                        new BookReader(Limits.DEFAULT)
                                .read("novel.txt", Novels.of(20, 1, 30).getBytes(StandardCharsets.UTF_8)),
                        new Bounds(8_192, 100, 400)),
                scribe);
        return List.copyOf(scribe.tasks().values());
    }

    /** Of a book, one scene of which contradicts another, is stopped and goes on. */
    public static List<Task> ofABook(String request) {
        Scribe scribe = new Scribe();
        BookRecipe recipe = new BookRecipe(new WritingTask.Brief(request, "en", 2, 1_000), Bounds.of(32_768));
        StepKey first = StepKey.canon(1, 1, 1);
        StepKey second = StepKey.canon(1, 2, 1);
        for (TreeSet<StepKey> ready = recipe.ready(scribe); !ready.isEmpty(); ready = recipe.ready(scribe)) {
            for (StepKey key : ready) {
                Task task = recipe.task(key, scribe);
                if (key.equals(first)) {
                    scribe.make(key, task, eyes("grey"));
                } else if (key.equals(second)) {
                    scribe.make(key, task, eyes("brown"));
                } else {
                    scribe.make(key, task);
                }
            }
        }
        List<Task> tasks = new ArrayList<>(scribe.tasks().values());
        WritingTask.WriteScene scene = (WritingTask.WriteScene) scribe.tasks().get(StepKey.prose(1, 1, 1));
        tasks.add(new WritingTask.Replan(scene.place(), scene.plan(), "It began.", 100));
        tasks.add(new WritingTask.ContinueScene(scene.place(), scene.plan(), "It began.", List.of("the rest"), 100));
        return tasks;
    }

    private static void finish(Recipe recipe, Scribe scribe) {
        for (TreeSet<StepKey> ready = recipe.ready(scribe); !ready.isEmpty(); ready = recipe.ready(scribe)) {
            ready.forEach(key -> scribe.make(key, recipe.task(key, scribe)));
        }
    }

    private static CanonUpdate eyes(String colour) {
        return new CanonUpdate(List.of(new Entry(Kind.CHARACTER, "Anne", "eyes", colour, true, "w0")), List.of());
    }
}
