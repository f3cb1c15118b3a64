package io.agon.judge.adapter.llm;

import io.agon.contracts.ErrorCode;
import io.agon.inference.ChatCall;
import io.agon.inference.ChatModels;
import io.agon.inference.ChatReply;
import io.agon.inference.EndpointFailure;
import io.agon.inference.Fence;
import io.agon.inference.PromptTemplate;
import io.agon.judge.application.port.JudgeModel;
import io.agon.judge.domain.judging.Consumption;
import io.agon.judge.domain.judging.Judgment;
import io.agon.judge.domain.judging.LabelProbabilities;
import io.agon.judge.domain.judging.Match;
import io.agon.judge.domain.judging.Match.Criterion;
import io.agon.judge.domain.judging.Verdict;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * Judges by asking a model with the prompts of this version. System message and criteria come first and are the same for
 * every match of a run, so that the tier's prefix cache holds them.
 */
public final class PromptedJudge implements JudgeModel {
    private static final int REASONED_TOKENS = 1200;

    private final ChatModels models;
    private final PromptTemplate reasoned = PromptTemplate.load(PromptedJudge.class, "reasoned@1");
    private final PromptTemplate verdict = PromptTemplate.load(PromptedJudge.class, "verdict@1");

    public PromptedJudge(ChatModels models) {
        this.models = models;
    }

    @Override
    public Verdict ask(Match match, int attempt) {
        PromptTemplate template = switch (match.mode()) {
            case REASONED -> reasoned;
            case VERDICT -> verdict;
        };
        try {
            ChatReply reply = models.chat(call(match, template, attempt));
            return new Verdict(
                    judgment(match, reply),
                    reply.model(),
                    template.name(),
                    template.hash(),
                    Fence.sha256(reply.text()),
                    new Consumption(
                            1, reply.promptTokens(), reply.cachedTokens(), reply.completionTokens(), reply.millis()),
                    reply.simulated());
        } catch (EndpointFailure e) {
            if (e.code() == ErrorCode.CONTEXT_EXCEEDED) {
                return new Verdict(
                        new Judgment.Unreadable(e.code().code(), false),
                        match.judge().model(),
                        template.name(),
                        template.hash(),
                        Fence.sha256(""),
                        Consumption.NONE,
                        false);
            }
            throw e;
        }
    }

    private static Judgment judgment(Match match, ChatReply reply) {
        return switch (match.mode()) {
            case REASONED -> ReasonedReply.read(reply.text(), match.criteria());
            case VERDICT -> LabelProbabilities.read(reply.firstToken());
        };
    }

    private static ChatCall call(Match match, PromptTemplate template, int attempt) {
        PromptTemplate.Prompt prompt = template.fill(Map.of(
                "form", line(match.form()),
                "brief", line(match.brief()),
                "criteria",
                        match.criteria().stream().map(PromptedJudge::described).collect(Collectors.joining("\n")),
                "first", Fence.around("A", match.first()),
                "second", Fence.around("B", match.second())));
        Match.JudgeModelChoice judge = match.judge();
        boolean oneToken = match.mode() == Match.Mode.VERDICT;
        Integer maxTokens = oneToken
                ? Integer.valueOf(1)
                : judge.maxTokens() != null ? judge.maxTokens() : Integer.valueOf(REASONED_TOKENS);
        return new ChatCall(
                judge.role(),
                judge.endpoint(),
                judge.model(),
                prompt.system(),
                prompt.user(),
                seed(match.seed(), attempt),
                judge.temperature(),
                judge.topP(),
                maxTokens,
                oneToken ? null : ReasonedReply.shape(match.criteria()),
                oneToken);
    }

    private static String described(Criterion criterion) {
        String levels = criterion.levels().isEmpty()
                ? ""
                : " Levels, worst to best: "
                        + criterion.levels().stream().map(PromptedJudge::line).collect(Collectors.joining("; ")) + ".";
        return "- " + line(criterion.name()) + " (weight " + criterion.weight() + "): " + line(criterion.description())
                + levels;
    }

    private static int seed(long seed, int attempt) {
        return (int) ((seed + 0x9E3779B9L * (attempt - 1)) & Integer.MAX_VALUE);
    }

    private static String line(String text) {
        return Fence.visible(text).replaceAll("\\s+", " ").strip();
    }
}
