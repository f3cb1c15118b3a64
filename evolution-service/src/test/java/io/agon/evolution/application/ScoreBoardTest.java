package io.agon.evolution.application;

import io.agon.evolution.domain.run.Reason;
import io.agon.evolution.domain.scoring.Score;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

import static org.assertj.core.api.Assertions.assertThat;

class ScoreBoardTest {
    private static final Score AWAITED = new Score.Awaited();
    private static final Score FAILED = new Score.Failed(new Reason("code", "detail"));

    private final ScoreBoard board = new ScoreBoard();

    @Test
    void tellsWhenTheLastScoreIsThere() {
        CompletableFuture<Map<String, Score>> all =
                board.all(Map.of("a", AWAITED, "b", AWAITED, "c", FAILED)).scores();

        board.told(Map.of("a", FAILED, "z", FAILED));
        assertThat(all).isNotDone();
        board.told(Map.of("b", AWAITED));
        assertThat(all).isNotDone();
        board.told(Map.of("b", FAILED));

        assertThat(all).isCompletedWithValue(Map.of("a", FAILED, "b", FAILED, "c", FAILED));
        assertThat(board.awaited()).isEmpty();
    }

    @Test
    void nobodyWaitsWhereAllIsKnown() {
        assertThat(board.all(Map.of("a", FAILED)).scores()).isCompletedWithValue(Map.of("a", FAILED));
        assertThat(board.awaited()).isEmpty();
    }

    @Test
    void forgetsThoseWhoGaveUpAndNoOthers() {
        CompletableFuture<Map<String, Score>> patient =
                board.all(Map.of("a", AWAITED)).scores();
        CompletableFuture<Map<String, Score>> impatient =
                board.all(Map.of("a", AWAITED, "b", AWAITED)).scores();

        impatient.complete(null);

        assertThat(board.awaited()).containsExactly("a");
        board.told(Map.of("a", FAILED));
        assertThat(patient).isCompletedWithValue(Map.of("a", FAILED));
    }
}
