package io.agon.evolution.domain.specification;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How one rubric differs from another, criterion by criterion.
 *
 * @param added criteria that only the later has
 * @param removed criteria that only the earlier has
 * @param changed criteria of both that are not alike
 */
public record RubricDifference(List<Criterion> added, List<Criterion> removed, List<Change> changed) {
    /** A criterion as it was and as it is. */
    public record Change(Criterion before, Criterion after) {}

    /** The difference between two rubrics. */
    public static RubricDifference between(Rubric earlier, Rubric later) {
        Map<String, Criterion> before = byName(earlier);
        List<Criterion> added = new ArrayList<>();
        List<Change> changed = new ArrayList<>();
        for (Criterion after : later.criteria()) {
            Criterion was = before.remove(after.name());
            if (was == null) {
                added.add(after);
            } else if (!was.equals(after)) {
                changed.add(new Change(was, after));
            }
        }
        return new RubricDifference(added, List.copyOf(before.values()), changed);
    }

    private static Map<String, Criterion> byName(Rubric rubric) {
        Map<String, Criterion> criteria = new LinkedHashMap<>();
        rubric.criteria().forEach(criterion -> criteria.put(criterion.name(), criterion));
        return criteria;
    }
}
