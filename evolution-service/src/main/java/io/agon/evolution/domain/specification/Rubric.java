package io.agon.evolution.domain.specification;

import java.util.List;

/** What judges judge by. */
public record Rubric(String name, String version, List<Criterion> criteria) {
    /** Name and version as one word, such as {@code short-story@1}. */
    public String label() {
        return name + "@" + version;
    }
}
