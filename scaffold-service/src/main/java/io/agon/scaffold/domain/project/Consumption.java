package io.agon.scaffold.domain.project;

/**
 * What model calls took.
 *
 * @param calls that were answered
 * @param promptTokens sent
 * @param cachedTokens of these, found in the tier's prefix cache
 * @param completionTokens received
 * @param millis waited for, all calls together
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
