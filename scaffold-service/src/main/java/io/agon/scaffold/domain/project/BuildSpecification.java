package io.agon.scaffold.domain.project;

import io.agon.scaffold.domain.building.Bounds;

/**
 * How a scaffold is to be built.
 *
 * @param model that does the steps
 * @param bounds of what it reads at once
 * @param seed of all its calls, at least 0
 * @param mostTokens tokens, sent and received, after which the work pauses; 0: none
 */
public record BuildSpecification(Model model, Bounds bounds, long seed, long mostTokens) {
    public BuildSpecification {
        if (seed < 0) {
            throw new IllegalArgumentException("seed is " + seed + ": must be at least 0");
        }
        if (mostTokens < 0) {
            throw new IllegalArgumentException("mostTokens is " + mostTokens + ": must be at least 0");
        }
    }
}
