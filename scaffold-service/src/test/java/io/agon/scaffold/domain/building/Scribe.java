package io.agon.scaffold.domain.building;

import io.agon.scaffold.domain.plan.Arcs;
import io.agon.scaffold.domain.plan.Artefact;
import io.agon.scaffold.domain.plan.CanonUpdate;
import io.agon.scaffold.domain.plan.Cast;
import io.agon.scaffold.domain.plan.ChapterPlan;
import io.agon.scaffold.domain.plan.Digest;
import io.agon.scaffold.domain.plan.Intensities;
import io.agon.scaffold.domain.plan.Likelihood;
import io.agon.scaffold.domain.plan.Meanings;
import io.agon.scaffold.domain.plan.Outline;
import io.agon.scaffold.domain.plan.Premise;
import io.agon.scaffold.domain.plan.Prompts;
import io.agon.scaffold.domain.plan.Prose;
import io.agon.scaffold.domain.plan.Remainder;
import io.agon.scaffold.domain.plan.SceneBreaks;
import io.agon.scaffold.domain.plan.ScenePlan;
import io.agon.scaffold.domain.plan.ScenePlans;
import io.agon.scaffold.domain.plan.Similarity;
import io.agon.scaffold.domain.plan.World;
import io.agon.stylometry.Words;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Answers tasks as a model would that keeps to every rule, the same task the same way; keeps what was made. */
final class Scribe implements Recorded {
    private final Map<StepKey, Artefact> made = new TreeMap<>();
    private final Map<StepKey, Task> tasks = new TreeMap<>();
    private final Map<StepKey, Instant> times = new TreeMap<>();
    private final Set<StepKey> edited = new TreeSet<>();
    private long now;

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
        make(key, task, answer(task));
    }

    void make(StepKey key, Task task, Artefact artefact) {
        tasks.put(key, task);
        made.put(key, artefact);
        times.put(key, Instant.ofEpochSecond(now++));
        edited.remove(key);
    }

    /** As a person would. */
    void replace(StepKey key, Artefact artefact) {
        made.put(key, artefact);
        times.put(key, Instant.ofEpochSecond(now++));
        edited.add(key);
    }

    @Override
    public Instant at(StepKey key) {
        return times.get(key);
    }

    @Override
    public Optional<String> read(StepKey key) {
        return edited.contains(key) ? Optional.empty() : Optional.of(fingerprint(tasks.get(key)));
    }

    static String fingerprint(Task task) {
        return task.toString();
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
            case WritingTask t -> written(t, mark);
            case MeasuringTask t -> measured(t);
        };
    }

    private static Artefact measured(MeasuringTask task) {
        return switch (task) {
            case MeasuringTask.CompareMeanings t ->
                new Meanings(
                        MeasuringTask.Pair.byKind(t.pairs()).entrySet().stream()
                                .map(kind -> new Meanings.Kind(
                                        kind.getKey(),
                                        Similarity.of(kind.getValue(), kind.getValue(), (one, other) -> 0.5)))
                                .toList(),
                        "");
            // a bit a word after the title, half a bit after a plan, three quarters after another's
            case MeasuringTask.ScoreText t -> {
                int words = Words.count(t.text());
                yield new Likelihood(
                        words,
                        Stream.of(1.0, 0.5, 0.75)
                                .map(bits -> new Likelihood.Score(-bits * words * Math.log(2), words))
                                .toList(),
                        "");
            }
        };
    }

    private static Artefact written(WritingTask task, String mark) {
        return switch (task) {
            case WritingTask.Conceive t -> new Premise("highlight " + mark, "Title", List.of("love", "sea"), "return");
            case WritingTask.BuildWorld t ->
                new World(
                        "town " + mark,
                        List.of("rank counts"),
                        new World.Style("third", "past", "plain", List.of("irony")));
            case WritingTask.InventCast t ->
                new Cast(List.of(
                        new Cast.Character("Anne", List.of("Miss Elliot"), "heroine", "quiet " + mark, "blooms")));
            case WritingTask.DrawArcs t ->
                new Arcs(List.of(
                        new Arcs.Arc(Arcs.Reach.LONG, "arc", 1, t.brief().chapters(), "summary " + mark)));
            case WritingTask.OutlineChapters t ->
                new Outline(IntStream.rangeClosed(t.first(), t.last())
                        .mapToObj(n -> new Outline.Entry(
                                "Title " + n, new ChapterPlan("Outline " + n + " " + mark, List.of("event"))))
                        .toList());
            case WritingTask.PlanScenes t ->
                new ScenePlans(List.of(
                        new ScenePlans.Planned(
                                t.words() / 2, scene(mark + "a", t.chapter().number())),
                        new ScenePlans.Planned(
                                t.words() / 2, scene(mark + "b", t.chapter().number()))));
            case WritingTask.WriteScene t -> new Prose(prose(mark, t.words()), 0);
            case WritingTask.ReviseScene t -> new Prose(prose(mark, t.words()), 0);
            case WritingTask.ContinueScene t -> new Prose(prose(mark, t.wordsLeft()), 0);
            case WritingTask.Replan t -> new Remainder(List.of("the rest"));
            case WritingTask.ReadCanon t ->
                new CanonUpdate(
                        List.of(new CanonUpdate.Entry(
                                CanonUpdate.Kind.EVENT,
                                "what came to pass",
                                "when",
                                "in " + t.chapter() + ", " + t.scene(),
                                false,
                                "w0")),
                        List.of());
        };
    }

    private static String prose(String mark, int words) {
        return IntStream.range(0, words).mapToObj(i -> "w" + i + mark).collect(Collectors.joining(" ", "", "."));
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
