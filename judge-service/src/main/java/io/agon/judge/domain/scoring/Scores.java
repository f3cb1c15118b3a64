package io.agon.judge.domain.scoring;

import io.agon.judge.domain.judging.Criterion;

import java.util.List;

/**
 * What a judge finds of a text.
 *
 * @param scores one for each criterion, in their order
 * @param misquotes passages given as evidence that do not stand in the text, and were left out
 */
public record Scores(List<Score> scores, int misquotes) {
    private static final int USUAL_LEVELS = 5;

    public Scores {
        scores = List.copyOf(scores);
    }

    /** How many levels a criterion has: as many as it describes, else five. */
    public static int levels(Criterion criterion) {
        return criterion.levels().isEmpty() ? USUAL_LEVELS : criterion.levels().size();
    }

    /**
     * What it finds of one criterion.
     *
     * @param level from 1, the worst
     * @param levels how many there are
     * @param quotes passages that show it, each standing in the text
     */
    public record Score(String criterion, int level, int levels, List<String> quotes, String reason) {
        public Score {
            quotes = List.copyOf(quotes);
        }
    }
}
