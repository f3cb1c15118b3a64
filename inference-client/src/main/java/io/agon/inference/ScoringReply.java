package io.agon.inference;

/**
 * How probable a model finds a text.
 *
 * @param logProbability of the whole text after what was given, in nats, at most 0
 * @param tokens of the text that it is the sum over, at least 1: without one that the given and the text share, and without the
 *     very first of a text that nothing was given for, which no model can tell
 */
public record ScoringReply(
        double logProbability,
        int tokens,
        String model,
        long promptTokens,
        long cachedTokens,
        long completionTokens,
        long millis,
        boolean simulated)
        implements ModelReply {}
