package io.agon.evolution.adapter.db;

import io.agon.evolution.domain.specification.RunSpecification;
import io.agon.evolution.domain.specification.SpecificationReader;

/** Specifications by their JSON, each read once while in use. Thread-safe. */
final class Specifications {
    private static final int KEPT = 64;

    private final SpecificationReader reader;
    private final Recent<String, RunSpecification> recent = new Recent<>(KEPT);

    Specifications(SpecificationReader reader) {
        this.reader = reader;
    }

    RunSpecification of(RunEntity entity) {
        return recent.of(entity.specification, () -> reader.restore(Json.mapping(entity.specification)));
    }
}
