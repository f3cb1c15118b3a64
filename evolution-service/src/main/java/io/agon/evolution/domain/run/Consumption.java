package io.agon.evolution.domain.run;

/** What model calls consumed. Cached tokens are among the prompt tokens. */
public record Consumption(long calls, long promptTokens, long cachedTokens, long completionTokens, long millis) {
    public static final Consumption NONE = new Consumption(0, 0, 0, 0, 0);

    public Consumption plus(Consumption other) {
        return new Consumption(
                calls + other.calls,
                promptTokens + other.promptTokens,
                cachedTokens + other.cachedTokens,
                completionTokens + other.completionTokens,
                millis + other.millis);
    }

    /** Tokens sent and received. */
    public long tokens() {
        return promptTokens + completionTokens;
    }
}
