package io.agon.evolution.adapter.db;

import io.agon.evolution.domain.tournament.Outcome;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.runtime.annotations.RegisterForReflection;

import java.util.List;

/** Rows of {@code verdict}. */
final class Verdicts implements PanacheRepositoryBase<VerdictEntity, RunKey.OfVerdict> {
    /** What ratings need of a verdict. */
    @RegisterForReflection
    record Outline(int number, int matchNumber, Outcome outcome, Double probabilityFirst) {}

    /** By number, those after the one given. */
    List<Outline> outlines(String runId, int after, int limit) {
        return find("runId = ?1 and number > ?2 order by number", runId, after)
                .project(Outline.class)
                .range(0, limit - 1)
                .list();
    }
}
