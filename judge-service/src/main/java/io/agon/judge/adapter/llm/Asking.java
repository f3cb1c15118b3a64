package io.agon.judge.adapter.llm;

import io.agon.contracts.ErrorCode;
import io.agon.inference.ChatCall;
import io.agon.inference.ChatModels;
import io.agon.inference.ChatReply;
import io.agon.inference.EndpointFailure;
import io.agon.inference.Fence;
import io.agon.inference.PromptTemplate;
import io.agon.inference.ReplyShape;
import io.agon.judge.domain.asking.Consumption;
import io.agon.judge.domain.asking.ModelChoice;
import io.agon.judge.domain.asking.Reading;
import io.agon.judge.domain.asking.Reply;
import io.agon.judge.domain.judging.Criterion;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts a question to a model and reads what comes back. */
final class Asking {
    private final ChatModels models;

    Asking(ChatModels models) {
        this.models = models;
    }

    /**
     * What a question needs of the reply.
     *
     * @param maxTokens most tokens where the choice of the model names none
     * @param shape null: free text
     * @param oneToken whether the first token's probabilities are all that is wanted
     */
    record Wanted(int maxTokens, ReplyShape shape, boolean oneToken) {}

    /** Asks once. Texts that do not fit into the model's context are no failure: nothing can be read then. */
    <T> Reply<T> ask(
            PromptTemplate template,
            Map<String, String> values,
            ModelChoice choice,
            int seed,
            Wanted wanted,
            Function<ChatReply, Reading<T>> reader) {
        PromptTemplate.Prompt prompt = template.fill(values);
        int maxTokens = wanted.oneToken() || choice.maxTokens() == null ? wanted.maxTokens() : choice.maxTokens();
        ChatCall call = new ChatCall(
                choice.role(),
                choice.endpoint(),
                choice.model(),
                prompt.system(),
                prompt.user(),
                seed,
                choice.temperature(),
                choice.topP(),
                maxTokens,
                wanted.shape(),
                wanted.oneToken());
        try {
            ChatReply reply = models.chat(call);
            return new Reply<>(
                    reader.apply(reply),
                    reply.model(),
                    template.name(),
                    template.hash(),
                    Fence.sha256(reply.text()),
                    new Consumption(
                            1, reply.promptTokens(), reply.cachedTokens(), reply.completionTokens(), reply.millis()),
                    reply.simulated());
        } catch (EndpointFailure e) {
            if (e.code() == ErrorCode.CONTEXT_EXCEEDED) {
                return new Reply<>(
                        new Reading.Unreadable<>(e.code().code(), false),
                        choice.model(),
                        template.name(),
                        template.hash(),
                        Fence.sha256(""),
                        Consumption.NONE,
                        false);
            }
            throw e;
        }
    }

    /** The seed of an attempt: another one for each, the same in every replica. */
    static int seed(long seed, int attempt) {
        return (int) ((seed + 0x9E3779B9L * (attempt - 1)) & Integer.MAX_VALUE);
    }

    /** Criteria as prompts list them, one a line. */
    static String described(Collection<Criterion> criteria) {
        return criteria.stream().map(Asking::described).collect(Collectors.joining("\n"));
    }

    private static String described(Criterion criterion) {
        String levels = criterion.levels().isEmpty()
                ? ""
                : " Levels, worst to best: "
                        + criterion.levels().stream().map(Asking::line).collect(Collectors.joining("; ")) + ".";
        return "- " + line(criterion.name()) + " (weight " + criterion.weight() + "): " + line(criterion.description())
                + levels;
    }

    /** A text that shall be one line. */
    static String line(String text) {
        return Fence.visible(text).replaceAll("\\s+", " ").strip();
    }
}
