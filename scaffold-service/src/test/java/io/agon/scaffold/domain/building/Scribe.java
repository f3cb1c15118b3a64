package io.agon.scaffold.domain.building;

import io.agon.scaffold.domain.plan.Arcs;
import io.agon.scaffold.domain.plan.Artefact;
import io.agon.scaffold.domain.plan.Cast;
import io.agon.scaffold.domain.plan.ChapterPlan;
import io.agon.scaffold.domain.plan.Digest;
import io.agon.scaffold.domain.plan.Intensities;
import io.agon.scaffold.domain.plan.Premise;
import io.agon.scaffold.domain.plan.Prompts;
import io.agon.scaffold.domain.plan.SceneBreaks;
import io.agon.scaffold.domain.plan.ScenePlan;
import io.agon.scaffold.domain.plan.World;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Answers tasks as a model would that keeps to every rule, the same task the same way; keeps what was made. */
final class Scribe implements Made {
    private final Map<StepKey, Artefact> made = new TreeMap<>();
    private final Map<StepKey, Task> tasks = new TreeMap<>();

    @Override
    public boolean has(StepKey key) {
        return made.containsKey(key);
    }

    @Override
    public Artefact get(StepKey key) {
        if (!has(key)) {
            throw new NoSuchElementException(key + " is not made");
        }
        return made.get(key);
    }

    Map<StepKey, Artefact> made() {
        return made;
    }

    Map<StepKey, Task> tasks() {
        return tasks;
    }

    void make(StepKey key, Task task) {
        tasks.put(key, task);
        made.put(key, answer(task));
    }

    static Artefact answer(Task task) {
        String mark = Integer.toHexString(task.hashCode());
        return switch (task) {
            case Task.FindBreaks t ->
                new SceneBreaks(t.openings().stream()
                        .filter(opening -> opening.number() % 9 == 5)
                        .map(Task.Opening::number)
                        .toList());
            case Task.SummariseScene t -> scene(mark, t.chapter());
            case Task.SummariseChapter t -> new ChapterPlan("Chapter " + mark, List.of("event " + mark));
            case Task.Condense t -> new Digest("Digest " + mark);
            case Task.FindArcs t ->
                new Arcs(List.of(new Arcs.Arc(Arcs.Reach.LONG, "arc", 1, t.chapters(), "summary " + mark)));
            case Task.FindCast t ->
                new Cast(List.of(new Cast.Character("Anne", List.of(), "heroine", "quiet " + mark, "blooms")));
            case Task.DescribeWorld t ->
                new World(
                        "a town " + mark,
                        List.of("rank counts"),
                        new World.Style("third", "past", "plain", List.of("irony")));
            case Task.FindPremise t -> new Premise("a highlight " + mark, "A Title", List.of("love", "sea"), "return");
            case Task.WritePrompts t ->
                new Prompts(Stream.of(Prompts.Specificity.values())
                        .map(specificity -> new Prompts.UserPrompt(specificity, "write " + mark))
                        .toList());
        };
    }

    private static ScenePlan scene(String mark, int chapter) {
        return new ScenePlan(
                "focus " + mark,
                "third person",
                "a room",
                List.of("Anne", "Name" + chapter),
                List.of("one", "two"),
                new Intensities(1, 2, 3, 4, 5, 6, 7));
    }
}
