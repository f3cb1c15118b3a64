package io.agon.contracts;

import java.util.List;

/**
 * One thing that judges look at.
 *
 * @param name unique in its rubric, such as {@code dialogue}
 * @param description what is meant
 * @param weight share in the judgment, above 0; the weights of a rubric need not add up to 1
 * @param levels descriptions from worst to best; empty, or at least two
 */
public record Criterion(String name, String description, double weight, List<String> levels) {
    public Criterion {
        Rules.word("criterion.name", name);
        Rules.text("criterion.description", description);
        Rules.between("criterion.weight", Double.MIN_VALUE, 1e6, weight);
        levels = Rules.list(levels);
        if (levels.size() == 1) {
            throw Rules.broken("criterion.levels", levels, "none, or at least two");
        }
    }
}
