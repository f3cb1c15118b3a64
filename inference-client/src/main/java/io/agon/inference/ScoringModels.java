package io.agon.inference;

/**
 * Models that tell how probable they find a text. Few endpoints can: vLLM and llama.cpp's server where started for it, no chat
 * service. Thread-safe; calls block, so call from virtual threads.
 */
public interface ScoringModels {
    /**
     * Asks a model once.
     *
     * @throws EndpointFailure if there is no reply, or none that tells the probabilities of what was sent: then with
     *     {@link io.agon.contracts.ErrorCode#REQUEST_REFUSED}
     */
    ScoringReply score(ScoringCall call);
}
