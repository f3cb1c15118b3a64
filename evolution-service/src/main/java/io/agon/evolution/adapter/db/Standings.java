package io.agon.evolution.adapter.db;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import java.util.List;

/** Rows of {@code standing}. */
final class Standings implements PanacheRepositoryBase<StandingEntity, RunKey.OfStanding> {
    /** Generations that have standings, in order. */
    List<Integer> generations(String runId) {
        return getEntityManager()
                .createQuery(
                        "select distinct s.generation from StandingEntity s where s.runId = :run order by s.generation",
                        Integer.class)
                .setParameter("run", runId)
                .getResultList();
    }
}
