package io.agon.inference;

/** Language models behind named endpoints. Thread-safe; calls block, so call from virtual threads. */
public interface ChatModels {
    /**
     * Asks a model once.
     *
     * @throws EndpointFailure if there is no reply
     */
    ChatReply chat(ChatCall call);
}
