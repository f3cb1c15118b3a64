package io.agon.scaffold.domain.building;

import io.agon.scaffold.domain.plan.Artefact;

/** What steps have made so far. */
public interface Made {
    /** Whether a step is done. */
    boolean has(StepKey key);

    /**
     * What a step made.
     *
     * @throws java.util.NoSuchElementException if it is not done
     */
    Artefact get(StepKey key);

    /** What a step made that makes this kind. */
    default <A extends Artefact> A get(StepKey key, Class<A> kind) {
        return kind.cast(get(key));
    }
}
