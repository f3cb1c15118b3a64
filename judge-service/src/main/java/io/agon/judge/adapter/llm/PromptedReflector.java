package io.agon.judge.adapter.llm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import io.agon.inference.ChatModels;
import io.agon.inference.EmbeddingCall;
import io.agon.inference.EmbeddingModels;
import io.agon.inference.EmbeddingReply;
import io.agon.inference.Fence;
import io.agon.inference.PromptTemplate;
import io.agon.inference.ReplyShape;
import io.agon.judge.adapter.llm.StrictJson.Unfit;
import io.agon.judge.application.port.ReflectingModel;
import io.agon.judge.domain.asking.Consumption;
import io.agon.judge.domain.asking.ModelChoice;
import io.agon.judge.domain.asking.Reply;
import io.agon.judge.domain.reflecting.Advice;
import io.agon.judge.domain.reflecting.Meaning;
import io.agon.judge.domain.reflecting.Weakness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reflects by asking models: a chat model with the prompt of this version what to do, another what words mean. */
public final class PromptedReflector implements ReflectingModel {
    private static final int TOKENS = 400;
    private static final int LONGEST = 600;
    private static final Set<String> FIELDS = Set.of("cause", "advice");
    private static final ReplyShape SHAPE = new ReplyShape(JsonSchema.builder()
            .name("advice")
            .rootElement(JsonObjectSchema.builder()
                    .addStringProperty("cause")
                    .addStringProperty("advice")
                    .required("cause", "advice")
                    .additionalProperties(false)
                    .build())
            .build());

    private final Asking asking;
    private final EmbeddingModels embeddings;
    private final PromptTemplate reflection = PromptTemplate.load(PromptedReflector.class, "reflection@1");

    public PromptedReflector(ChatModels models, EmbeddingModels embeddings) {
        this.asking = new Asking(models);
        this.embeddings = embeddings;
    }

    @Override
    public Reply<Advice> advise(Weakness weakness, int attempt) {
        Map<String, String> values = Map.of(
                "form", Asking.line(weakness.form()),
                "criterion",
                        Asking.line(weakness.criterion().name()) + ": "
                                + Asking.line(weakness.criterion().description()),
                "brief", Asking.line(weakness.brief()),
                "text", Fence.around("WORK", weakness.text()),
                "weakness", Fence.around("FINDING", weakness.finding()),
                "tried", Fence.around("TRIED", tried(weakness.tried())));
        return asking.ask(
                reflection,
                values,
                weakness.reflector(),
                Asking.seed(weakness.seed(), attempt),
                new Asking.Wanted(TOKENS, SHAPE, false),
                reply -> StrictJson.read(reply.text(), FIELDS, PromptedReflector::advice));
    }

    private static String tried(List<String> tried) {
        return tried.isEmpty()
                ? "nothing"
                : tried.stream().map(one -> "- " + Asking.line(one)).collect(Collectors.joining("\n"));
    }

    /** @param reply of exactly the fields of the shape */
    private static Advice advice(JsonNode reply) {
        return new Advice(text(reply.get("cause")), text(reply.get("advice")));
    }

    private static String text(JsonNode node) {
        if (!node.isTextual() || node.asText().isBlank() || node.asText().length() > LONGEST) {
            throw new Unfit("wrong-types");
        }
        return Asking.line(node.asText());
    }

    @Override
    public Meaning meaning(ModelChoice model, String passage) {
        EmbeddingReply reply =
                embeddings.embed(new EmbeddingCall(model.role(), model.endpoint(), model.model(), List.of(passage)));
        List<Float> vector = new ArrayList<>();
        for (float number : reply.vectors().getFirst()) {
            vector.add(number);
        }
        return new Meaning(
                vector,
                reply.model(),
                new Consumption(1, reply.promptTokens(), 0, 0, reply.millis()),
                reply.simulated());
    }
}
