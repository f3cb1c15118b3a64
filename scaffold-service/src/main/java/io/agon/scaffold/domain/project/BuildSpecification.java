package io.agon.scaffold.domain.project;

import io.agon.scaffold.domain.building.Bounds;
import io.agon.scaffold.domain.building.Level;

/**
 * How the scaffold of a book is to be built.
 *
 * @param model that does the steps
 */
public record BuildSpecification(Model model, Bounds bounds, long seed, long mostTokens) implements Specification {
    public BuildSpecification {
        Specification.check(seed, mostTokens);
    }

    @Override
    public Model model(Level level) {
        return model;
    }
}
