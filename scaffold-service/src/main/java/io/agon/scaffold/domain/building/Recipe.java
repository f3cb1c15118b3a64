package io.agon.scaffold.domain.building;

import java.util.TreeSet;

/**
 * The steps that lead to a whole, and what each reads. A function of what is wanted and of what is made so far: a step reads the
 * same whenever and wherever it is done, so that what comes of it does not depend on the order in which steps end.
 */
public interface Recipe {
    /** The steps that can be done now and are not, in order. */
    TreeSet<StepKey> ready(Made made);

    /** Whether all is made. */
    boolean complete(Made made);

    /**
     * What a step asks for.
     *
     * @throws java.util.NoSuchElementException if what it reads is not made yet
     * @throws IllegalArgumentException if there is no such step
     */
    Task task(StepKey key, Made made);
}
