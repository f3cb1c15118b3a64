package io.agon.evolution.application;

import io.agon.evolution.application.port.Scores;
import io.agon.evolution.domain.run.Reason;
import io.agon.evolution.domain.scoring.RewardOrder;
import io.agon.evolution.domain.scoring.Rewards;
import io.agon.evolution.domain.scoring.Score;
import io.agon.evolution.domain.scoring.Scoring;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * Rewards texts: asks for the scores that are not known, waits for them, and makes rewards of them. What was scored once is not
 * asked for again, whoever asks.
 */
public final class GiveRewards {
    private final Scores scores;
    private final ScoreBoard board;
    private final Runnable wanted;
    private final Duration longest;

    /**
     * @param wanted told when there may be something to ask for
     * @param longest how long is waited for scores
     */
    public GiveRewards(Scores scores, ScoreBoard board, Runnable wanted, Duration longest) {
        this.scores = scores;
        this.board = board;
        this.wanted = wanted;
        this.longest = longest;
    }

    /** What came of an order. */
    public sealed interface Outcome {
        /**
         * All texts have their scores.
         *
         * @param known how many different scores were there before
         */
        record Given(List<Rewards.Reward> rewards, int known, int different) implements Outcome {}

        /** Some scores cannot be had; what can is kept. */
        record Failed(Reason reason, int failed, int different) implements Outcome {}

        /** It took too long. Asking again goes on where this ended. */
        record Awaited(int awaited, int different) implements Outcome {}
    }

    /** Blocks while it writes down what is asked for, and does not while it waits. */
    public CompletionStage<Outcome> give(RewardOrder order) {
        String scoringId = order.scoring().id();
        Map<String, Scores.Wanted> different = new LinkedHashMap<>();
        for (RewardOrder.Item item : order.items()) {
            String id = Scoring.scoreId(scoringId, item.brief(), item.text());
            different.putIfAbsent(id, new Scores.Wanted(id, item.brief(), item.text()));
        }
        Map<String, Score> known = scores.want(order.scoring(), List.copyOf(different.values()));
        int missing = count(known, Score.Awaited.class);
        ScoreBoard.Waiting waiting = board.all(known);
        if (missing > 0) {
            wanted.run();
            // what another replica recorded meanwhile, nobody here will be told of
            board.told(scores.find(board.awaited()));
        }
        // not on the thread that tells of scores, which has others to tell
        return waiting.scores()
                .completeOnTimeout(Map.of(), longest.toMillis(), TimeUnit.MILLISECONDS)
                .thenApplyAsync(found -> found.isEmpty()
                        ? new Outcome.Awaited(waiting.missing(), different.size())
                        : outcome(order, different.size(), known.size() - missing, found));
    }

    private static Outcome outcome(RewardOrder order, int different, int known, Map<String, Score> found) {
        Map<String, Score.Given> given = new HashMap<>();
        Reason reason = null;
        for (Map.Entry<String, Score> entry : found.entrySet()) {
            switch (entry.getValue()) {
                case Score.Given score -> given.put(entry.getKey(), score);
                case Score.Failed(Reason why) -> reason = why;
                case Score.Awaited() -> throw new IllegalStateException("told of a score that is awaited");
            }
        }
        return reason == null
                ? new Outcome.Given(Rewards.of(order, given), known, different)
                : new Outcome.Failed(reason, found.size() - given.size(), different);
    }

    private static int count(Map<String, Score> scores, Class<? extends Score> kind) {
        return (int) scores.values().stream().filter(kind::isInstance).count();
    }
}
