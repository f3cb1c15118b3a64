package io.agon.judge.domain.asking;

/**
 * What model calls took.
 *
 * @param millis time spent waiting for replies
 */
public record Consumption(int calls, long promptTokens, long cachedTokens, long completionTokens, long millis) {
    /** Nothing. */
    public static final Consumption NONE = new Consumption(0, 0, 0, 0, 0);

    /** Both together. */
    public Consumption plus(Consumption other) {
        return new Consumption(
                calls + other.calls,
                promptTokens + other.promptTokens,
                cachedTokens + other.cachedTokens,
                completionTokens + other.completionTokens,
                millis + other.millis);
    }
}
