package io.agon.inference;

import java.util.List;

/**
 * Vectors of texts.
 *
 * @param vectors one for each text, in their order, all of one length
 */
public record EmbeddingReply(List<float[]> vectors, String model, long promptTokens, long millis, boolean simulated)
        implements ModelReply {
    public EmbeddingReply {
        vectors = List.copyOf(vectors);
    }

    @Override
    public long cachedTokens() {
        return 0;
    }

    @Override
    public long completionTokens() {
        return 0;
    }
}
