package io.agon.scaffold.adapter.llm;

import io.agon.inference.ChatCall;
import io.agon.inference.ChatModels;
import io.agon.inference.ChatReply;
import io.agon.inference.EmbeddingModels;
import io.agon.inference.Fence;
import io.agon.inference.PromptTemplate;
import io.agon.inference.ReplyWatch;
import io.agon.inference.ScoringModels;
import io.agon.scaffold.application.port.Scribe;
import io.agon.scaffold.domain.building.MeasuringTask;
import io.agon.scaffold.domain.building.Task;
import io.agon.scaffold.domain.building.WritingTask;
import io.agon.scaffold.domain.plan.Artefact;
import io.agon.scaffold.domain.plan.Prose;
import io.agon.scaffold.domain.plan.Remainder;
import io.agon.scaffold.domain.project.Consumption;
import io.agon.scaffold.domain.project.Model;
import io.agon.scaffold.format.ArtefactJson;
import io.agon.stylometry.RepetitionSentinel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    private static final Map<Class<? extends Task>, String> PROMPTS = Map.ofEntries(
            Map.entry(Task.FindBreaks.class, "breaks"),
            Map.entry(Task.SummariseScene.class, "scene"),
            Map.entry(Task.SummariseChapter.class, "chapter"),
            Map.entry(Task.Condense.class, "digest"),
            Map.entry(Task.FindArcs.class, "arcs"),
            Map.entry(Task.FindCast.class, "cast"),
            Map.entry(Task.DescribeWorld.class, "world"),
            Map.entry(Task.FindPremise.class, "premise"),
            Map.entry(Task.WritePrompts.class, "prompts"),
            Map.entry(WritingTask.Conceive.class, "conceive"),
            Map.entry(WritingTask.BuildWorld.class, "build-world"),
            Map.entry(WritingTask.InventCast.class, "invent-cast"),
            Map.entry(WritingTask.DrawArcs.class, "draw-arcs"),
            Map.entry(WritingTask.OutlineChapters.class, "outline"),
            Map.entry(WritingTask.PlanScenes.class, "plans"),
            Map.entry(WritingTask.WriteScene.class, "write-scene"),
            Map.entry(WritingTask.ReviseScene.class, "revise-scene"),
            Map.entry(WritingTask.ContinueScene.class, "continue-scene"),
            Map.entry(WritingTask.Replan.class, "replan-scene"),
            Map.entry(WritingTask.ReadCanon.class, "read-canon"));

    private final ChatModels models;
    private final Gauge gauge;
    private final Map<String, PromptTemplate> templates = new HashMap<>();

    public PromptedScribe(ChatModels models, EmbeddingModels embeddings, ScoringModels scoring) {
        this.models = models;
        this.gauge = new Gauge(embeddings, scoring);
        PROMPTS.values().forEach(name -> templates.put(name, PromptTemplate.load(PromptedScribe.class, name + "@1")));
    }

    @Override
    public Answer ask(Task task, Model model, int seed, int maxTokens, Complaint complaint) {
        if (task instanceof MeasuringTask measuring) {
            return gauge.measure(measuring, model);
        }
        PromptTemplate template = templates.get(PROMPTS.get(task.getClass()));
        Map<String, String> values = new HashMap<>(values(task));
        values.put("complaint", complaint == null ? "" : complaint(complaint));
        PromptTemplate.Prompt prompt = template.fill(values);
        Class<? extends Artefact> kind = kind(task);
        boolean prose = kind == Prose.class;
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
                prose ? null : Shapes.of(kind),
                false,
                prose ? sentinel(task) : null));
        Origin origin = new Origin(
                reply.model(),
                template.name(),
                template.hash(),
                new Consumption(
                        1, reply.promptTokens(), reply.cachedTokens(), reply.completionTokens(), reply.millis()),
                reply.simulated());
        if (prose) {
            return new Answer(new Prose(reply.text().strip(), 0), reply.text(), reply.cutOff(), List.of(), origin);
        }
        try {
            return new Answer(ArtefactJson.read(reply.text(), kind), reply.text(), reply.cutOff(), List.of(), origin);
        } catch (ArtefactJson.Unreadable e) {
            String why = reply.cutOff()
                    ? "the answer is longer than " + maxTokens + " tokens: must be shorter"
                    : e.getMessage();
            return new Answer(null, reply.text(), reply.cutOff(), List.of(why), origin);
        }
    }

    @Override
    public String told(Task task) {
        Map<String, String> values = new HashMap<>(values(task));
        values.put("complaint", "");
        return templates.get(PROMPTS.get(task.getClass())).fill(values).user();
    }

    @Override
    public String fingerprint(Task task) {
        if (task instanceof MeasuringTask measuring) {
            return Fence.sha256(Gauge.method(measuring) + "\n" + measuring);
        }
        StringBuilder all = new StringBuilder(PROMPTS.get(task.getClass()));
        new TreeMap<>(values(task))
                .forEach((place, value) ->
                        all.append('\n').append(place).append('\n').append(value));
        return Fence.sha256(all.toString());
    }

    private static Class<? extends Artefact> kind(Task task) {
        return task instanceof WritingTask.Replan ? Remainder.class : ArtefactJson.kind(task.level());
    }

    /** Stops a reply that runs in circles; the text that it continues is read before it. */
    private static ReplyWatch sentinel(Task task) {
        String before = task instanceof WritingTask.ContinueScene rest ? rest.text() + "\n\n" : "";
        return () -> {
            RepetitionSentinel sentinel = new RepetitionSentinel();
            boolean sound = sentinel.read(before).isEmpty();
            return part -> sound && sentinel.read(part).isEmpty();
        };
    }

    private static String complaint(Complaint complaint) {
        String answer = complaint.answer();
        return "Your last answer was:\n"
                + Fence.around(
                        "ANSWER", answer.length() > SHOWN_ANSWER ? answer.substring(0, SHOWN_ANSWER) + "…" : answer)
                + "\nIt breaks these rules:\n"
                + Told.numbered(complaint.violations(), Function.identity())
                + "\nAnswer again, complete, and keep to them.";
    }

    private static Map<String, String> values(Task task) {
        return switch (task) {
            case Task.FindBreaks t ->
                Map.of(
                        "title", Told.line(t.title()),
                        "least", Integer.toString(t.leastScene()),
                        "most", Integer.toString(t.mostScene()),
                        "paragraphs", Fence.around("PARAGRAPHS", Told.openings(t.openings())));
            case Task.SummariseScene t ->
                Map.of(
                        "title", Told.line(t.title()),
                        "scene", Integer.toString(t.scene()),
                        "words", Integer.toString(t.words()),
                        "bullets", (t.words() < SHORT_SCENE ? 1 : 2) + " to 12",
                        "text", Fence.around("SCENE", t.text()));
            case Task.SummariseChapter t ->
                Map.of(
                        "title", Told.line(t.title()),
                        "scenes", Fence.around("SCENES", Told.numbered(t.scenes(), Told::told)));
            case Task.Condense t -> Map.of("stretches", Told.stretches(t.stretches()));
            case Task.FindArcs t ->
                Map.of("chapters", Integer.toString(t.chapters()), "stretches", Told.stretches(t.stretches()));
            case Task.FindCast t ->
                Map.of(
                        "names",
                                Fence.around(
                                        "NAMES",
                                        t.names().stream()
                                                .map(name -> Told.line(name.name()) + ": " + name.scenes())
                                                .collect(Collectors.joining("\n"))),
                        "stretches", Told.stretches(t.stretches()));
            case Task.DescribeWorld t ->
                Map.of(
                        "stretches", Told.stretches(t.stretches()),
                        "samples",
                                IntStream.range(0, t.samples().size())
                                        .mapToObj(i -> Fence.around(
                                                "SAMPLE " + (i + 1), t.samples().get(i)))
                                        .collect(Collectors.joining("\n\n")));
            case Task.FindPremise t ->
                Map.of(
                        "title", Told.line(t.title()),
                        "arcs", Told.arcs(t.arcs()),
                        "cast", Told.cast(t.cast()),
                        "world", Told.world(t.world()));
            case Task.WritePrompts t ->
                Map.of(
                        "premise", Told.premise(t.premise(), false),
                        "arcs", Told.arcs(t.arcs()),
                        "cast", Told.cast(t.cast()),
                        "world", Told.world(t.world()));
            case WritingTask t -> WritingPrompts.values(t);
            case MeasuringTask t -> throw new IllegalArgumentException(Gauge.method(t) + " is not asked for in words");
        };
    }
}
