package io.agon.scaffold.adapter.llm;

import io.agon.inference.Fence;
import io.agon.scaffold.domain.building.Task;
import io.agon.scaffold.domain.building.WritingTask.PlannedChapter;
import io.agon.scaffold.domain.plan.Arcs;
import io.agon.scaffold.domain.plan.Cast;
import io.agon.scaffold.domain.plan.PlanText;
import io.agon.scaffold.domain.plan.Premise;
import io.agon.scaffold.domain.plan.ScenePlan;
import io.agon.scaffold.domain.plan.World;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Parts of plans as models are told of them. */
final class Told {
    private Told() {}

    static String openings(List<Task.Opening> openings) {
        return openings.stream()
                .map(opening -> opening.number() + " (" + opening.words() + "): " + line(opening.beginning()))
                .collect(Collectors.joining("\n"));
    }

    static String stretches(List<Task.Stretch> stretches) {
        return Fence.around(
                "CHAPTERS",
                stretches.stream()
                        .map(stretch -> (stretch.first() == stretch.last()
                                        ? "Chapter " + stretch.first()
                                        : "Chapters " + stretch.first() + " to " + stretch.last())
                                + (stretch.title().isEmpty() ? "" : ", " + line(stretch.title()))
                                + ": "
                                + line(stretch.summary()))
                        .collect(Collectors.joining("\n")));
    }

    static String arcs(Arcs arcs) {
        return Fence.around("ARCS", PlanText.of(arcs));
    }

    static String cast(Cast cast) {
        return Fence.around("CHARACTERS", PlanText.of(cast));
    }

    static String world(World world) {
        return Fence.around("WORLD", PlanText.of(world));
    }

    static String premise(Premise premise, boolean titled) {
        return Fence.around("PREMISE", PlanText.of(premise, titled));
    }

    static String told(ScenePlan scene) {
        return line(scene.focus()) + " Setting: " + line(scene.setting()) + ". Present: "
                + line(String.join(", ", scene.characters())) + ". " + line(String.join(" ", scene.bullets()));
    }

    static <T> String numbered(List<T> items, Function<T, String> told) {
        return IntStream.range(0, items.size())
                .mapToObj(i -> (i + 1) + ". " + told.apply(items.get(i)))
                .collect(Collectors.joining("\n"));
    }

    static String line(String text) {
        return Fence.visible(text).replaceAll("\\s+", " ").strip();
    }

    static String chapters(List<PlannedChapter> chapters) {
        return Fence.around("CHAPTERS", chapters.stream().map(Told::chapter).collect(Collectors.joining("\n")));
    }

    private static String chapter(PlannedChapter chapter) {
        return "Chapter " + chapter.number() + ", " + line(chapter.title()) + ": "
                + line(chapter.plan().summary()) + " Events: "
                + line(String.join("; ", chapter.plan().events()));
    }
}
