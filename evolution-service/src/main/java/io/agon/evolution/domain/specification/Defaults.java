package io.agon.evolution.domain.specification;

import java.util.List;
import java.util.Map;

/**
 * What holds where a specification is silent.
 *
 * @param rubrics built-in rubrics by label; the first is the default
 * @param models default model of a role; a role without one must be given in the specification
 */
public record Defaults(
        List<String> styles,
        List<String> themes,
        List<Objective> objectives,
        List<Rubric> rubrics,
        Map<String, Model> models) {}
