package io.agon.contracts;

/**
 * What the model calls behind one result consumed, all attempts added up.
 *
 * @param calls calls that returned a reply
 * @param promptTokens tokens sent, cached ones included
 * @param cachedTokens tokens of the prompts that the tier found in its prefix cache; 0 where it does not tell
 * @param completionTokens tokens received
 * @param millis milliseconds spent waiting for the tier
 */
public record Usage(int calls, long promptTokens, long cachedTokens, long completionTokens, long millis) {
    /** Nothing consumed. */
    public static final Usage NONE = new Usage(0, 0, 0, 0, 0);

    public Usage {
        Rules.atLeast("usage.calls", 0, calls);
        Rules.atLeast("usage.promptTokens", 0, promptTokens);
        Rules.atLeast("usage.cachedTokens", 0, cachedTokens);
        Rules.atLeast("usage.completionTokens", 0, completionTokens);
        Rules.atLeast("usage.millis", 0, millis);
    }
}
