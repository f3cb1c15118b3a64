package io.agon.judge.adapter.llm;

import io.agon.inference.ChatModels;
import io.agon.inference.ChatReply;
import io.agon.inference.Fence;
import io.agon.inference.PromptTemplate;
import io.agon.judge.application.port.JudgeModel;
import io.agon.judge.domain.asking.Reading;
import io.agon.judge.domain.asking.Reply;
import io.agon.judge.domain.judging.Judgment;
import io.agon.judge.domain.judging.LabelProbabilities;
import io.agon.judge.domain.judging.Match;

import java.util.Map;

/**
 * Judges by asking a model with the prompts of this version. System message and criteria come first and are the same for
 * every match of a run, so that the tier's prefix cache holds them.
 */
public final class PromptedJudge implements JudgeModel {
    private static final int REASONED_TOKENS = 1200;

    private final Asking asking;
    private final PromptTemplate reasoned = PromptTemplate.load(PromptedJudge.class, "reasoned@1");
    private final PromptTemplate verdict = PromptTemplate.load(PromptedJudge.class, "verdict@1");

    public PromptedJudge(ChatModels models) {
        this.asking = new Asking(models);
    }

    @Override
    public Reply<Judgment> ask(Match match, int attempt) {
        Map<String, String> values = Map.of(
                "form", Asking.line(match.form()),
                "brief", Asking.line(match.brief()),
                "criteria", Asking.described(match.criteria()),
                "first", Fence.around("A", match.first()),
                "second", Fence.around("B", match.second()));
        PromptTemplate template = switch (match.mode()) {
            case REASONED -> reasoned;
            case VERDICT -> verdict;
        };
        Asking.Wanted wanted = switch (match.mode()) {
            case REASONED -> new Asking.Wanted(REASONED_TOKENS, ReasonedReply.shape(match.criteria()), false);
            case VERDICT -> new Asking.Wanted(1, null, true);
        };
        return asking.ask(
                template,
                values,
                match.judge(),
                Asking.seed(match.seed(), attempt),
                wanted,
                reply -> judgment(match, reply));
    }

    private static Reading<Judgment> judgment(Match match, ChatReply reply) {
        return switch (match.mode()) {
            case REASONED -> ReasonedReply.read(reply.text(), match.criteria());
            case VERDICT -> LabelProbabilities.read(reply.firstToken());
        };
    }
}
