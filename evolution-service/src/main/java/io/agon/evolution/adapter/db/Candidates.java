package io.agon.evolution.adapter.db;

import io.agon.evolution.domain.population.Place;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.persistence.Tuple;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Rows of {@code candidate}. */
final class Candidates implements PanacheRepositoryBase<CandidateEntity, RunKey.OfCandidate> {
    /** By ordinal. */
    Map<Integer, CandidateEntity> of(String runId, Collection<Integer> ordinals) {
        return list("runId = ?1 and ordinal in ?2", runId, ordinals).stream()
                .collect(Collectors.toMap(row -> row.ordinal, Function.identity()));
    }

    /** Of these candidates, those whose draft is still waited for, by id. */
    Map<String, CandidateEntity> awaited(Collection<String> ids) {
        return ids.isEmpty()
                ? Map.of()
                : list("id in ?1 and status = ?2", ids, Place.Status.REQUESTED).stream()
                        .collect(Collectors.toMap(row -> row.id, Function.identity()));
    }

    Optional<CandidateEntity> byId(String runId, String id) {
        return find("runId = ?1 and id = ?2", runId, id).firstResultOptional();
    }

    /** By ordinal, those after the one given. */
    List<CandidateEntity> page(String runId, int after, int limit) {
        return find("runId = ?1 and ordinal > ?2 order by ordinal", runId, after)
                .range(0, limit - 1)
                .list();
    }

    /** Ids by ordinal. */
    Map<Integer, String> ids(String runId, Collection<Integer> ordinals) {
        Map<Integer, String> ids = new HashMap<>();
        if (!ordinals.isEmpty()) {
            getEntityManager()
                    .createQuery(
                            "select c.ordinal, c.id from CandidateEntity c where c.runId = :run and c.ordinal in :some",
                            Tuple.class)
                    .setParameter("run", runId)
                    .setParameter("some", Set.copyOf(ordinals))
                    .getResultList()
                    .forEach(row -> ids.put(row.get(0, Integer.class), row.get(1, String.class)));
        }
        return ids;
    }
}
