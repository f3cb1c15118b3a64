package io.agon.inference;

/** A question to a model behind a named endpoint. */
public sealed interface ModelCall permits ChatCall, EmbeddingCall, ScoringCall {
    /** The name that the caller gives this use of the model; a metric tag. */
    String role();

    /** Name of a configured endpoint. */
    String endpoint();

    /** The model's name there. */
    String model();
}
