package io.agon.inference;

/** Models that tell the meaning of texts as vectors. Thread-safe; calls block, so call from virtual threads. */
public interface EmbeddingModels {
    /**
     * Asks a model once.
     *
     * @throws EndpointFailure if there is no reply
     */
    EmbeddingReply embed(EmbeddingCall call);
}
