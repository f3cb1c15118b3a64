package io.agon.evolution.application.port;

import io.agon.evolution.domain.specification.Rubric;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Rubrics that were brought in or induced. A version, once there, never changes. Each method is one transaction. */
public interface Rubrics {
    /** A rubric and since when it is there. */
    record Stored(Rubric rubric, Instant createdAt) {}

    /**
     * Adds a rubric.
     *
     * @return the one of this name and version that is there now: another one, if there was one before
     */
    Stored add(Rubric rubric);

    /** By name and version, such as {@code house@3}. */
    Optional<Rubric> find(String label);

    /** All versions of all rubrics, by name, the newest version first. */
    List<Stored> all();
}
