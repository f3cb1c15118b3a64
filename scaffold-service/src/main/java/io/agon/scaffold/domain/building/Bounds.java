package io.agon.scaffold.domain.building;

import io.agon.scaffold.domain.plan.ChapterPlan;

/**
 * What steps may read at once.
 *
 * @param contextTokens what the model reads and writes in one call, at least 8,192
 * @param leastScene shortest scene that a chapter without breaks is divided into, in words
 * @param mostScene longest scene that is not divided, in words
 */
public record Bounds(int contextTokens, int leastScene, int mostScene) {
    /** Of English prose and the common tokenizers, with room to spare. */
    static final double TOKENS_A_WORD = 1.5;

    private static final int LEAST_CONTEXT = 8_192;
    private static final int PROMPT = 700;

    public Bounds {
        if (contextTokens < LEAST_CONTEXT) {
            throw new IllegalArgumentException(
                    "contextTokens is " + contextTokens + ": must be at least " + LEAST_CONTEXT);
        }
        if (leastScene < 1 || mostScene < 2 * leastScene) {
            throw new IllegalArgumentException("mostScene is " + mostScene + ": must be at least twice leastScene, "
                    + leastScene + ", which must be at least 1");
        }
        mostScene = Math.min(mostScene, words(contextTokens, Level.SCENE));
    }

    /** Scenes of 400 to 2,500 words. */
    public static Bounds of(int contextTokens) {
        return new Bounds(contextTokens, 400, 2_500);
    }

    /** Words that a step of this level may read, beside what every prompt says. */
    int words(Level level) {
        return words(contextTokens, level);
    }

    private static int words(int contextTokens, Level level) {
        return (int) ((contextTokens - PROMPT - replyTokens(contextTokens, level)) / TOKENS_A_WORD);
    }

    /** Tokens that a reply of this level may have. */
    public int replyTokens(Level level) {
        return replyTokens(contextTokens, level);
    }

    private static int replyTokens(int contextTokens, Level level) {
        return Math.min(level.mostTokens(), contextTokens / 3);
    }

    /** Chapters, or digests of chapters, that the steps over the whole book may read at once; at least 4. */
    int chaptersAtOnce() {
        int words = words(Level.CAST);
        return Math.max(4, words / (ChapterPlan.MOST_WORDS + 10));
    }
}
