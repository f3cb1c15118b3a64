package io.agon.evolution.application.port;

import io.agon.criteria.reflection.Recalled;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What revising taught, by the name of a memory. */
public interface Lessons {
    /**
     * A lesson as it is kept.
     *
     * @param criterion by which texts were weak
     * @param condition what was the matter when it was first tried, in words
     * @param gain mean gain of score over all uses
     * @param deviation standard deviation of a single use's gain; null after one use
     */
    record Kept(
            String id,
            String memory,
            String criterion,
            String condition,
            String action,
            int uses,
            double gain,
            Double deviation,
            Instant createdAt,
            Instant usedAt) {}

    /**
     * Lessons whose condition is most like this one, the nearest first.
     *
     * @param vector of the condition; empty: those of the same criterion, all equally alike
     * @param embedder whose vectors can be compared with this one; null where there is none
     */
    List<Recalled> recall(String memory, String criterion, List<Float> vector, String embedder, int most);

    /** The most used first. */
    List<Kept> list(String memory, int limit);

    /** Names of all memories. */
    List<String> memories();

    /** What was forgotten; nothing where there was none. */
    Optional<String> forget(String id);
}
