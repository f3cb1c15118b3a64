package io.agon.judge.adapter.llm;

import io.agon.inference.ChatModels;
import io.agon.inference.Fence;
import io.agon.inference.PromptTemplate;
import io.agon.judge.application.port.ScoringModel;
import io.agon.judge.domain.asking.Reply;
import io.agon.judge.domain.judging.Criterion;
import io.agon.judge.domain.scoring.Scores;
import io.agon.judge.domain.scoring.ScoringTask;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Scores by asking a model with the prompt of this version; what is the same for all texts of a brief comes first. */
public final class PromptedScorer implements ScoringModel {
    private static final int TOKENS = 400;
    private static final int TOKENS_A_CRITERION = 150;

    private final Asking asking;
    private final PromptTemplate scores = PromptTemplate.load(PromptedScorer.class, "scores@1");

    public PromptedScorer(ChatModels models) {
        this.asking = new Asking(models);
    }

    @Override
    public Reply<Scores> ask(ScoringTask task, int attempt) {
        Map<String, String> values = Map.of(
                "form", Asking.line(task.form()),
                "criteria", described(task.criteria()),
                "brief", Asking.line(task.brief()),
                "text", Fence.around("WORK", task.text()));
        Asking.Wanted wanted = new Asking.Wanted(
                TOKENS + TOKENS_A_CRITERION * task.criteria().size(), ScoresReply.shape(task.criteria()), false);
        return asking.ask(
                scores,
                values,
                task.judge(),
                Asking.seed(task.seed(), attempt),
                wanted,
                reply -> ScoresReply.read(reply.text(), task.criteria(), Fence.visible(task.text())));
    }

    /** Criteria with the number of their levels, and these numbered, one a line. */
    private static String described(List<Criterion> criteria) {
        return criteria.stream()
                .map(criterion -> "- " + Asking.line(criterion.name()) + " (" + Scores.levels(criterion) + " levels): "
                        + Asking.line(criterion.description()) + levels(criterion.levels()))
                .collect(Collectors.joining("\n"));
    }

    private static String levels(List<String> levels) {
        return levels.isEmpty()
                ? ""
                : IntStream.range(0, levels.size())
                        .mapToObj(i -> (i + 1) + " = " + Asking.line(levels.get(i)))
                        .collect(Collectors.joining("; ", " Levels: ", "."));
    }
}
