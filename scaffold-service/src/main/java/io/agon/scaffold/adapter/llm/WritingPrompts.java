package io.agon.scaffold.adapter.llm;

import io.agon.inference.Fence;
import io.agon.scaffold.domain.building.WritingTask;
import io.agon.scaffold.domain.building.WritingTask.Brief;
import io.agon.scaffold.domain.building.WritingTask.Place;
import io.agon.scaffold.domain.canon.Conflict;
import io.agon.scaffold.domain.canon.Fact;
import io.agon.scaffold.domain.plan.PlanText;
import io.agon.scaffold.domain.plan.ScenePlan;
import io.agon.scaffold.domain.plan.ScenePlans;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the prompts say with which a book is written. */
final class WritingPrompts {
    private static final String BEGINNING = "Nothing: the book begins here.";

    private WritingPrompts() {}

    static Map<String, String> values(WritingTask task) {
        return switch (task) {
            case WritingTask.Conceive t -> brief(t.brief(), Map.of());
            case WritingTask.BuildWorld t -> brief(t.brief(), Map.of("premise", Told.premise(t.premise(), true)));
            case WritingTask.InventCast t ->
                brief(t.brief(), Map.of("premise", Told.premise(t.premise(), true), "world", Told.world(t.world())));
            case WritingTask.DrawArcs t ->
                brief(
                        t.brief(),
                        Map.of(
                                "premise", Told.premise(t.premise(), true),
                                "world", Told.world(t.world()),
                                "cast", Told.cast(t.cast())));
            case WritingTask.OutlineChapters t ->
                brief(
                        t.brief(),
                        Map.of(
                                "first", Integer.toString(t.first()),
                                "last", Integer.toString(t.last()),
                                "premise", Told.premise(t.premise(), true),
                                "world", Told.world(t.world()),
                                "cast", Told.cast(t.cast()),
                                "arcs", Told.arcs(t.arcs()),
                                "before", t.before().isEmpty() ? BEGINNING : Told.chapters(t.before())));
            case WritingTask.PlanScenes t ->
                Map.ofEntries(
                        Map.entry("title", Told.line(t.premise().title())),
                        Map.entry("chapter", Integer.toString(t.chapter().number())),
                        Map.entry("words", Integer.toString(t.words())),
                        Map.entry("longest", Integer.toString(t.longest())),
                        Map.entry("shortest", Integer.toString(Math.min(ScenePlans.SHORTEST, t.words()))),
                        Map.entry("premise", Told.premise(t.premise(), true)),
                        Map.entry("world", Told.world(t.world())),
                        Map.entry("cast", Told.cast(t.cast())),
                        Map.entry("arcs", Told.arcs(t.arcs())),
                        Map.entry("around", Told.chapters(t.around())));
            case WritingTask.WriteScene t -> place(t.place(), t.plan(), t.words(), Map.of());
            case WritingTask.ReviseScene t ->
                place(
                        t.place(),
                        t.plan(),
                        t.words(),
                        Map.of(
                                "text", Fence.around("SCENE", t.text()),
                                "conflicts", Fence.around("CONFLICTS", conflicts(t.conflicts()))));
            case WritingTask.Replan t ->
                place(
                        t.place(),
                        t.plan(),
                        t.wordsLeft(),
                        Map.of(
                                "text", Fence.around("SCENE", t.text()),
                                "left", Integer.toString(t.wordsLeft())));
            case WritingTask.ContinueScene t ->
                place(
                        t.place(),
                        t.plan(),
                        t.wordsLeft(),
                        Map.of(
                                "text", Fence.around("SCENE", t.text()),
                                "rest", Fence.around("REST", Told.numbered(t.bullets(), Told::line)),
                                "left", Integer.toString(t.wordsLeft())));
            case WritingTask.ReadCanon t ->
                Map.of(
                        "chapter", Integer.toString(t.chapter()),
                        "scene", Integer.toString(t.scene()),
                        "names", Told.line(String.join(", ", t.names())),
                        "canon", canon(t.canon()),
                        "text", Fence.around("SCENE", t.text()));
        };
    }

    private static Map<String, String> brief(Brief brief, Map<String, String> more) {
        Map<String, String> values = new HashMap<>(more);
        values.put("language", Told.line(brief.language()));
        values.put("chapters", Integer.toString(brief.chapters()));
        values.put("words", Integer.toString(brief.words()));
        values.put("request", Fence.around("REQUEST", brief.text()));
        return values;
    }

    private static Map<String, String> place(Place place, ScenePlan plan, int words, Map<String, String> more) {
        Map<String, String> values = new HashMap<>(more);
        values.put("title", Told.line(place.title()));
        values.put("language", Told.line(place.language()));
        values.put(
                "chapter",
                place.chapter().number() + ", " + Told.line(place.chapter().title()));
        values.put("scene", place.scene() + " of " + place.scenes());
        values.put("words", Integer.toString(words));
        values.put("world", Told.world(place.world()));
        values.put("plan", Told.chapters(List.of(place.chapter())));
        values.put("cast", place.cast().characters().isEmpty() ? "Nobody of the cast." : Told.cast(place.cast()));
        values.put(
                "story",
                place.story().isEmpty()
                        ? BEGINNING
                        : Fence.around(
                                "STORY", place.story().stream().map(Told::line).collect(Collectors.joining("\n"))));
        values.put("canon", canon(place.canon()));
        values.put("bullets", Fence.around("PLAN", PlanText.of(plan)));
        values.put("before", place.before().isEmpty() ? BEGINNING : Fence.around("BEFORE", place.before()));
        return values;
    }

    private static String canon(List<Fact> facts) {
        return facts.isEmpty()
                ? "Nothing yet."
                : Fence.around(
                        "CANON",
                        facts.stream()
                                .map(fact -> fact.number() + ". " + Told.line(fact.told()))
                                .collect(Collectors.joining("\n")));
    }

    private static String conflicts(List<Conflict> conflicts) {
        return Told.numbered(
                conflicts,
                conflict -> "\"" + Told.line(conflict.quote()) + "\" against "
                        + Told.line(conflict.fact().told()) + ": " + Told.line(conflict.explanation()));
    }
}
