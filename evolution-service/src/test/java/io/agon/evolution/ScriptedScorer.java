package io.agon.evolution;

import io.agon.contracts.CriterionScore;
import io.agon.contracts.ScoreRequest;
import io.agon.contracts.TextScored;
import io.agon.contracts.Topics;
import io.agon.contracts.Usage;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;

/** Scores texts on the real broker as a judge would: unless told otherwise, a text that reads "level 3 …" stands on the third level of everything. */
final class ScriptedScorer implements AutoCloseable {
    final AtomicInteger scored = new AtomicInteger();
    final ScriptedQueue<ScoreRequest, TextScored> queue;

    private final ToIntFunction<String> levels;

    /** @param marker part of the briefs that are served */
    ScriptedScorer(String marker) {
        this(marker, text -> Character.digit(text.charAt("level ".length()), 10));
    }

    /** @param levels where a text stands, from 1 */
    ScriptedScorer(String marker, ToIntFunction<String> levels) {
        this.levels = levels;
        queue = new ScriptedQueue<>(
                        Topics.SCORE_REQUESTS,
                        Topics.TEXT_SCORED,
                        request -> request.brief().contains(marker),
                        request -> request.scoreId().value(),
                        this::answer)
                .start();
    }

    private TextScored answer(ScoreRequest request) {
        scored.incrementAndGet();
        boolean unreadable = request.text().startsWith("unreadable");
        int level = unreadable ? 0 : levels.applyAsInt(request.text());
        return new TextScored(
                request.scoreId(),
                request.judge().role(),
                request.judge().model() + "-served",
                unreadable
                        ? List.of()
                        : request.rubric().criteria().stream()
                                .map(criterion -> {
                                    int levels = criterion.levels().isEmpty()
                                            ? 5
                                            : criterion.levels().size();
                                    return new CriterionScore(
                                            criterion.name(),
                                            Math.min(level, levels),
                                            levels,
                                            List.of(request.text().substring(0, 7)),
                                            "As it says.");
                                })
                                .toList(),
                0,
                unreadable ? "not-json" : null,
                "reply",
                "scores@1",
                "hash",
                new Usage(1, 300, 200, 60, 5),
                true);
    }

    @Override
    public void close() throws InterruptedException {
        queue.close();
    }
}
