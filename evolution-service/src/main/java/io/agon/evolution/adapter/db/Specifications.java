package io.agon.evolution.adapter.db;

import io.agon.evolution.domain.specification.RunSpecification;
import io.agon.evolution.domain.specification.SpecificationReader;

import java.util.LinkedHashMap;
import java.util.Map;

/** Specifications by their JSON, each read once while in use. Thread-safe. */
final class Specifications {
    private static final int KEPT = 64;

    private final SpecificationReader reader;
    private final Map<String, RunSpecification> recent = new LinkedHashMap<>(16, 0.75f, true);

    Specifications(SpecificationReader reader) {
        this.reader = reader;
    }

    RunSpecification of(RunEntity entity) {
        synchronized (recent) {
            RunSpecification known = recent.get(entity.specification);
            if (known == null) {
                known = reader.restore(Json.mapping(entity.specification));
                recent.put(entity.specification, known);
                if (recent.size() > KEPT) {
                    recent.remove(recent.keySet().iterator().next());
                }
            }
            return known;
        }
    }
}
