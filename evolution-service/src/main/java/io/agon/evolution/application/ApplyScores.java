package io.agon.evolution.application;

import io.agon.evolution.application.port.Scores;
import io.agon.evolution.domain.run.Reason;
import io.agon.evolution.domain.scoring.Score;

import java.util.Map;

/** Records what judges answered, and tells those who wait. */
public final class ApplyScores {
    private final Scores scores;
    private final ScoreBoard board;

    public ApplyScores(Scores scores, ScoreBoard board) {
        this.scores = scores;
        this.board = board;
    }

    /** Judges answered. Scores of which nothing is known here belong to another database. */
    public Map<String, Score> given(Map<String, Score.Given> given) {
        Map<String, Score> recorded = scores.record(given);
        board.told(recorded);
        return recorded;
    }

    /** A score cannot be had. */
    public void failed(String id, Reason reason) {
        if (scores.fail(id, reason)) {
            board.told(Map.of(id, new Score.Failed(reason)));
        }
    }

    /** Looks whether what is waited for here was recorded elsewhere. */
    public void look() {
        var awaited = board.awaited();
        if (!awaited.isEmpty()) {
            board.told(scores.find(awaited));
        }
    }
}
