package io.agon.inference;

import java.util.Map;

/**
 * What a model answered.
 *
 * @param text the reply, never null
 * @param cutOff whether the reply ended at the token limit
 * @param stopped whether the call's watch stopped it; its tokens are then estimates, {@value #CHARACTERS_A_TOKEN} characters
 *     each, for a stream that is broken off ends without its account
 * @param firstToken probability of each alternative of the reply's first token that the endpoint told, 0 to 1; empty where
 *     not asked for or not told
 * @param model the model's name as the endpoint gave it
 * @param promptTokens tokens sent, as the endpoint counted; 0 where it did not tell
 * @param cachedTokens of these, found in the prefix cache
 * @param completionTokens tokens received
 * @param millis from sending to the whole reply, retries not included
 * @param simulated whether the inference simulator answered
 */
public record ChatReply(
        String text,
        boolean cutOff,
        boolean stopped,
        Map<String, Double> firstToken,
        String model,
        long promptTokens,
        long cachedTokens,
        long completionTokens,
        long millis,
        boolean simulated)
        implements ModelReply {
    static final int CHARACTERS_A_TOKEN = 4;

    public ChatReply {
        firstToken = Map.copyOf(firstToken);
    }
}
