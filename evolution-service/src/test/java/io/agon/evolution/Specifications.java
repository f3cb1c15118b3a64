package io.agon.evolution;

import io.agon.evolution.domain.specification.Criterion;
import io.agon.evolution.domain.specification.Defaults;
import io.agon.evolution.domain.specification.Model;
import io.agon.evolution.domain.specification.Objective;
import io.agon.evolution.domain.specification.Rubric;
import io.agon.evolution.domain.specification.RunSpecification;
import io.agon.evolution.domain.specification.SpecificationReader;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Specifications for tests. */
public final class Specifications {
    public static final Defaults DEFAULTS = new Defaults(
            List.of("plain", "ornate", "terse"),
            List.of("sea", "war"),
            List.of(new Objective("tension", "Raise it."), new Objective("dialogue", "Sharpen it.")),
            List.of(new Rubric("short-story", "1", List.of(new Criterion("craft", "All of it.", 1, List.of())))),
            Map.of(
                    "writer", new Model("default", "writer-model", null, null, null, null),
                    "judge", new Model("default", "judge-model", null, null, null, null)));

    private Specifications() {}

    /** Keys and values in turn, over a small run. */
    public static Map<String, Object> of(Object... keysAndValues) {
        Map<String, Object> written = new LinkedHashMap<>(Map.of(
                "brief", "Write.",
                "population", 8,
                "survivors", 2,
                "variants", 2,
                "generations", 3,
                "seed", 11,
                "ranking", Map.of("calls-per-candidate", 4, "pairing", "random")));
        for (int i = 0; i < keysAndValues.length; i += 2) {
            written.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return written;
    }

    public static RunSpecification read(Object... keysAndValues) {
        var reading = new SpecificationReader(DEFAULTS).read(of(keysAndValues), 9);
        return ((SpecificationReader.Accepted) reading).specification();
    }
}
