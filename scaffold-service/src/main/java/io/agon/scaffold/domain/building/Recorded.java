package io.agon.scaffold.domain.building;

import java.time.Instant;
import java.util.Optional;

/** What is made, and when and from what it was made. */
public interface Recorded extends Made {
    /**
     * When what a step made became what it is.
     *
     * @throws java.util.NoSuchElementException if it is not done
     */
    Instant at(StepKey key);

    /** What stands for all that the step read; empty where a person made it, or nobody took it down. */
    Optional<String> read(StepKey key);
}
