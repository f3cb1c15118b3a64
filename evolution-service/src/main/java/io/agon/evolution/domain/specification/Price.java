package io.agon.evolution.domain.specification;

/** Money per million tokens; cached prompt tokens cost {@code cachedInput}, the other prompt tokens {@code input}. */
public record Price(double input, double cachedInput, double output) {
    private static final double PER = 1e6;

    /** What these tokens cost; {@code cachedTokens} are among the {@code promptTokens}. */
    public double of(long promptTokens, long cachedTokens, long completionTokens) {
        return ((promptTokens - cachedTokens) * input + cachedTokens * cachedInput + completionTokens * output) / PER;
    }
}
