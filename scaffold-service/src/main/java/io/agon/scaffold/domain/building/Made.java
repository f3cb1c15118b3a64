package io.agon.scaffold.domain.building;

import io.agon.scaffold.domain.plan.Artefact;

import java.util.NoSuchElementException;

/** What steps have made so far. */
public interface Made {
    /** Before the first step. */
    Made NOTHING = new Made() {
        @Override
        public boolean has(StepKey key) {
            return false;
        }

        @Override
        public Artefact get(StepKey key) {
            throw new NoSuchElementException(key + " is not made");
        }
    };

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
