package io.agon.generator.adapter.llm;

import io.agon.contracts.ErrorCode;
import io.agon.generator.application.port.Writer;
import io.agon.generator.domain.drafting.Assignment;
import io.agon.generator.domain.drafting.Consumption;
import io.agon.generator.domain.drafting.Draft.Provenance;
import io.agon.generator.domain.drafting.TextRules;
import io.agon.inference.ChatCall;
import io.agon.inference.ChatModels;
import io.agon.inference.ChatReply;
import io.agon.inference.EndpointFailure;
import io.agon.inference.Fence;
import io.agon.inference.PromptTemplate;
import io.agon.inference.ReplyWatch;
import io.agon.stylometry.RepetitionSentinel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes by asking a model with the prompts of this version. */
public final class PromptedWriter implements Writer {
    /** Room for tokens of a word and for a draft that is somewhat too long, which is then repaired. */
    private static final double TOKENS_A_WORD = 2.5;

    private static final int TOKENS_MORE = 200;

    private final ChatModels models;
    private final Pair initial = Pair.load("initial");
    private final Pair mutation = Pair.load("mutation");
    private final Pair crossover = Pair.load("crossover");
    private final PromptTemplate repair = PromptTemplate.load(PromptedWriter.class, "repair@1");

    public PromptedWriter(ChatModels models) {
        this.models = models;
    }

    /** A prompt for writers who do not know how they are judged, and one for those who do. */
    private record Pair(PromptTemplate blind, PromptTemplate judged) {
        static Pair load(String name) {
            return new Pair(
                    PromptTemplate.load(PromptedWriter.class, name + "@1"),
                    PromptTemplate.load(PromptedWriter.class, name + "-judged@1"));
        }

        PromptTemplate of(Assignment assignment) {
            return assignment.criteria().isEmpty() ? blind : judged;
        }
    }

    @Override
    public Reply write(Assignment assignment) {
        Map<String, String> values = common(assignment);
        return switch (assignment.kind()) {
            case INITIAL -> {
                values.put("style", assignment.style().map(PromptedWriter::line).orElse(""));
                values.put("theme", assignment.theme().map(PromptedWriter::line).orElse(""));
                yield ask(assignment, initial.of(assignment), values, 0);
            }
            case MUTATION -> ask(assignment, mutation.of(assignment), withParents(assignment, values), 0);
            case CROSSOVER -> ask(assignment, crossover.of(assignment), withParents(assignment, values), 0);
        };
    }

    @Override
    public Reply repair(Assignment assignment, String draft, List<String> violations) {
        Map<String, String> values = common(assignment);
        values.put("violations", line(String.join(" | ", violations)));
        values.put("draft", Fence.around("DRAFT", draft));
        return ask(assignment, repair, values, 1);
    }

    private static Map<String, String> withParents(Assignment assignment, Map<String, String> values) {
        List<String> parents = assignment.parents();
        values.put(
                "improve",
                assignment
                        .objective()
                        .map(o -> line(o.name()) + " - " + line(o.instruction()))
                        .orElse(""));
        values.put(
                "parents",
                IntStream.range(0, parents.size())
                        .mapToObj(i -> Fence.around("PARENT " + (i + 1), parents.get(i)))
                        .collect(Collectors.joining("\n\n")));
        return values;
    }

    private static Map<String, String> common(Assignment assignment) {
        TextRules rules = assignment.rules();
        Map<String, String> values = new HashMap<>();
        values.put("form", line(assignment.form()));
        values.put("brief", line(assignment.brief()));
        values.put(
                "length",
                rules.minWords() > 0
                        ? rules.minWords() + " to " + rules.maxWords() + " words"
                        : "at most " + rules.maxWords() + " words");
        values.put("required", line(String.join("; ", rules.required())));
        values.put("forbidden", line(String.join("; ", rules.forbidden())));
        if (!assignment.criteria().isEmpty()) {
            values.put(
                    "criteria",
                    assignment.criteria().stream()
                            .map(c -> "- " + line(c.name()) + ": " + line(c.description()))
                            .collect(Collectors.joining("\n")));
        }
        return values;
    }

    private Reply ask(Assignment assignment, PromptTemplate template, Map<String, String> values, int retry) {
        Assignment.WriterModel model = assignment.writer();
        PromptTemplate.Prompt prompt = template.fill(values);
        Integer maxTokens = model.maxTokens() != null
                ? model.maxTokens()
                : Integer.valueOf((int) (assignment.rules().maxWords() * TOKENS_A_WORD) + TOKENS_MORE);
        ChatCall call = new ChatCall(
                model.role(),
                model.endpoint(),
                model.model(),
                prompt.system(),
                prompt.user(),
                seed(assignment.seed(), retry),
                model.temperature(),
                model.topP(),
                maxTokens,
                null,
                false,
                PromptedWriter::sentinel);
        try {
            ChatReply reply = models.chat(call);
            return new Written(
                    Fence.visible(reply.text()),
                    new Provenance(
                            reply.model(),
                            template.name(),
                            template.hash(),
                            new Consumption(
                                    1,
                                    reply.promptTokens(),
                                    reply.cachedTokens(),
                                    reply.completionTokens(),
                                    reply.millis()),
                            reply.simulated()));
        } catch (EndpointFailure e) {
            if (e.code() == ErrorCode.CONTEXT_EXCEEDED) {
                return new TooLong(
                        new Provenance(model.model(), template.name(), template.hash(), Consumption.NONE, false));
            }
            throw e;
        }
    }

    /** Stops a draft that repeats itself: the tokens up to the limit would be paid for nothing. */
    private static ReplyWatch.Reading sentinel() {
        RepetitionSentinel sentinel = new RepetitionSentinel();
        return part -> sentinel.read(part).isEmpty();
    }

    private static int seed(long seed, int retry) {
        return (int) ((seed + 0x9E3779B9L * retry) & Integer.MAX_VALUE);
    }

    private static String line(String text) {
        return Fence.visible(text).replaceAll("\\s+", " ").strip();
    }
}
