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
    private static final int REPLY_SHARE = 3;
    private static final int MOST_WRITTEN = 2_500;

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

    /** Tokens that a reply to this task may have. */
    public int replyTokens(Task task) {
        return Math.min(task.mostTokens(), contextTokens / REPLY_SHARE);
    }

    private static int replyTokens(int contextTokens, Level level) {
        return Math.min(level.mostTokens(), contextTokens / REPLY_SHARE);
    }

    /** Longest scene that is written in one reply, in words. */
    public int longestWritten() {
        return (int) Math.min(MOST_WRITTEN, contextTokens / REPLY_SHARE / TOKENS_A_WORD);
    }

    /** Chapters, or digests of chapters, that the steps over the whole book may read at once; at least 4. */
    int chaptersAtOnce() {
        int words = words(Level.CAST);
        return Math.max(4, words / (ChapterPlan.MOST_WORDS + 10));
    }
}
