package io.agon.contracts;

import java.util.List;

/**
 * What judges are asked to judge by.
 *
 * @param name such as {@code short-story}
 * @param version of that name, such as {@code 1}
 * @param criteria at least one
 */
public record Rubric(String name, String version, List<Criterion> criteria) {
    public Rubric {
        Rules.word("rubric.name", name);
        Rules.word("rubric.version", version);
        criteria = Rules.list(criteria);
        if (criteria.isEmpty()) {
            throw Rules.broken("rubric.criteria", criteria, "at least one criterion");
        }
    }
}
