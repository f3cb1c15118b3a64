package io.agon.scaffold.domain.project;

import io.agon.scaffold.domain.building.Bounds;
import io.agon.scaffold.domain.building.Level;

/** What work is to be done, and how. */
public sealed interface Specification permits BuildSpecification, BookSpecification, MeasurementSpecification {
    /** The model that does the steps of a level. */
    Model model(Level level);

    /** What models read at once. */
    Bounds bounds();

    /** Seed of all calls, at least 0. */
    long seed();

    /** Tokens, sent and received, after which the work pauses; 0: none. */
    long mostTokens();

    /** Refuses what no work may have. */
    static void check(long seed, long mostTokens) {
        if (seed < 0) {
            throw new IllegalArgumentException("seed is " + seed + ": must be at least 0");
        }
        if (mostTokens < 0) {
            throw new IllegalArgumentException("mostTokens is " + mostTokens + ": must be at least 0");
        }
    }
}
