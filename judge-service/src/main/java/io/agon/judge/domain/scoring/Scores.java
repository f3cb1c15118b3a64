package io.agon.judge.domain.scoring;

import java.util.List;

/**
 * What a judge finds of a text.
 *
 * @param scores one for each criterion, in their order
 * @param misquotes passages given as evidence that do not stand in the text, and were left out
 */
public record Scores(List<Score> scores, int misquotes) {
    /** Levels of a criterion that describes none. */
    public static final int USUAL_LEVELS = 5;

    public Scores {
        scores = List.copyOf(scores);
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
