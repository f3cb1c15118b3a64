package io.agon.inference;

/** What a model answered, and what it took. */
public sealed interface ModelReply permits ChatReply, EmbeddingReply, ScoringReply {
    /** The model's name as the endpoint gave it. */
    String model();

    /** Tokens sent, as the endpoint counted; 0 where it did not tell. */
    long promptTokens();

    /** Of these, found in the prefix cache. */
    long cachedTokens();

    /** Tokens received. */
    long completionTokens();

    /** From sending to the whole reply, retries not included. */
    long millis();

    /** Whether the inference simulator answered. */
    boolean simulated();
}
