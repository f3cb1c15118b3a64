package io.agon.scaffold.adapter.llm;

import io.agon.inference.ChatCall;
import io.agon.inference.ChatModels;
import io.agon.inference.ChatReply;
import io.agon.inference.Fence;
import io.agon.inference.PromptTemplate;
import io.agon.scaffold.application.port.Scribe;
import io.agon.scaffold.domain.building.Level;
import io.agon.scaffold.domain.building.Task;
import io.agon.scaffold.domain.plan.Arcs;
import io.agon.scaffold.domain.plan.Artefact;
import io.agon.scaffold.domain.plan.Cast;
import io.agon.scaffold.domain.plan.Premise;
import io.agon.scaffold.domain.plan.ScenePlan;
import io.agon.scaffold.domain.plan.World;
import io.agon.scaffold.domain.project.Consumption;
import io.agon.scaffold.domain.project.Model;
import io.agon.scaffold.format.ArtefactJson;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Does tasks by asking a model with the prompts of this version. What comes from the book, or from a model that read it, is
 * fenced: it is material, never an instruction.
 */
public final class PromptedScribe implements Scribe {
    private static final int SHORT_SCENE = 150;
    private static final int SHOWN_ANSWER = 4_000;

    private final ChatModels models;
    private final Map<Level, PromptTemplate> templates = new EnumMap<>(Level.class);

    public PromptedScribe(ChatModels models) {
        this.models = models;
        Arrays.stream(Level.values())
                .forEach(level -> templates.put(level, PromptTemplate.load(PromptedScribe.class, level.word() + "@1")));
    }

    @Override
    public Answer ask(Task task, Model model, int seed, int maxTokens, Complaint complaint) {
        PromptTemplate template = templates.get(task.level());
        Map<String, String> values = values(task);
        values.put("complaint", complaint == null ? "" : complaint(complaint));
        PromptTemplate.Prompt prompt = template.fill(values);
        Class<? extends Artefact> kind = ArtefactJson.kind(task.level());
        ChatReply reply = models.chat(new ChatCall(
                model.role(),
                model.endpoint(),
                model.model(),
                prompt.system(),
                prompt.user(),
                seed,
                model.temperature(),
                null,
                maxTokens,
                Shapes.of(kind),
                false));
        Origin origin = new Origin(
                reply.model(),
                template.name(),
                template.hash(),
                new Consumption(
                        1, reply.promptTokens(), reply.cachedTokens(), reply.completionTokens(), reply.millis()),
                reply.simulated());
        try {
            return new Answer(ArtefactJson.read(reply.text(), kind), reply.text(), List.of(), origin);
        } catch (ArtefactJson.Unreadable e) {
            String why = reply.cutOff()
                    ? "the answer is longer than " + maxTokens + " tokens: must be shorter"
                    : e.getMessage();
            return new Answer(null, reply.text(), List.of(why), origin);
        }
    }

    private static String complaint(Complaint complaint) {
        String answer = complaint.answer();
        return "Your last answer was:\n"
                + Fence.around(
                        "ANSWER", answer.length() > SHOWN_ANSWER ? answer.substring(0, SHOWN_ANSWER) + "…" : answer)
                + "\nIt breaks these rules:\n"
                + numbered(complaint.violations(), Function.identity())
                + "\nAnswer again, complete, and keep to them.";
    }

    private static Map<String, String> values(Task task) {
        return new HashMap<>(
                switch (task) {
                    case Task.FindBreaks t ->
                        Map.of(
                                "title", line(t.title()),
                                "least", Integer.toString(t.leastScene()),
                                "most", Integer.toString(t.mostScene()),
                                "paragraphs", Fence.around("PARAGRAPHS", openings(t.openings())));
                    case Task.SummariseScene t ->
                        Map.of(
                                "title", line(t.title()),
                                "scene", Integer.toString(t.scene()),
                                "words", Integer.toString(t.words()),
                                "bullets", (t.words() < SHORT_SCENE ? 1 : 2) + " to 12",
                                "text", Fence.around("SCENE", t.text()));
                    case Task.SummariseChapter t ->
                        Map.of(
                                "title", line(t.title()),
                                "scenes", Fence.around("SCENES", numbered(t.scenes(), PromptedScribe::told)));
                    case Task.Condense t -> Map.of("stretches", stretches(t.stretches()));
                    case Task.FindArcs t ->
                        Map.of("chapters", Integer.toString(t.chapters()), "stretches", stretches(t.stretches()));
                    case Task.FindCast t ->
                        Map.of(
                                "names",
                                        Fence.around(
                                                "NAMES",
                                                t.names().stream()
                                                        .map(name -> line(name.name()) + ": " + name.scenes())
                                                        .collect(Collectors.joining("\n"))),
                                "stretches", stretches(t.stretches()));
                    case Task.DescribeWorld t ->
                        Map.of(
                                "stretches", stretches(t.stretches()),
                                "samples",
                                        IntStream.range(0, t.samples().size())
                                                .mapToObj(i -> Fence.around(
                                                        "SAMPLE " + (i + 1),
                                                        t.samples().get(i)))
                                                .collect(Collectors.joining("\n\n")));
                    case Task.FindPremise t ->
                        Map.of(
                                "title", line(t.title()),
                                "arcs", arcs(t.arcs()),
                                "cast", cast(t.cast()),
                                "world", world(t.world()));
                    case Task.WritePrompts t ->
                        Map.of(
                                "premise", Fence.around("PREMISE", told(t.premise())),
                                "arcs", arcs(t.arcs()),
                                "cast", cast(t.cast()),
                                "world", world(t.world()));
                });
    }

    private static String openings(List<Task.Opening> openings) {
        return openings.stream()
                .map(opening -> opening.number() + " (" + opening.words() + "): " + line(opening.beginning()))
                .collect(Collectors.joining("\n"));
    }

    private static String stretches(List<Task.Stretch> stretches) {
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

    private static String arcs(Arcs arcs) {
        return Fence.around(
                "ARCS",
                arcs.arcs().stream()
                        .map(arc -> arc.reach() + ", chapters " + arc.first() + " to " + arc.last() + ", "
                                + line(arc.title()) + ": " + line(arc.summary()))
                        .collect(Collectors.joining("\n")));
    }

    private static String cast(Cast cast) {
        return Fence.around(
                "CHARACTERS",
                cast.characters().stream()
                        .map(c -> line(c.name()) + " (" + line(c.role()) + "): " + line(c.description()) + " "
                                + line(c.development()))
                        .collect(Collectors.joining("\n")));
    }

    private static String world(World world) {
        World.Style style = world.style();
        return Fence.around(
                "WORLD",
                "Setting: " + line(world.setting()) + "\nRules: " + line(String.join("; ", world.rules()))
                        + "\nPoint of view: " + line(style.pointOfView()) + "\nTense: " + line(style.tense())
                        + "\nRegister: " + line(style.register()) + "\nDevices: "
                        + line(String.join("; ", style.devices())));
    }

    private static String told(Premise premise) {
        return "Highlight: " + line(premise.highlight()) + "\nTags: " + line(String.join(", ", premise.tags()))
                + "\nArchetype: " + line(premise.archetype());
    }

    private static String told(ScenePlan scene) {
        return line(scene.focus()) + " Setting: " + line(scene.setting()) + ". Present: "
                + line(String.join(", ", scene.characters())) + ". " + line(String.join(" ", scene.bullets()));
    }

    private static <T> String numbered(List<T> items, Function<T, String> told) {
        return IntStream.range(0, items.size())
                .mapToObj(i -> (i + 1) + ". " + told.apply(items.get(i)))
                .collect(Collectors.joining("\n"));
    }

    private static String line(String text) {
        return Fence.visible(text).replaceAll("\\s+", " ").strip();
    }
}
