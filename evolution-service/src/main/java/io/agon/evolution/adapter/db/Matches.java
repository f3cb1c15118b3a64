package io.agon.evolution.adapter.db;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Rows of {@code match}. */
final class Matches implements PanacheRepositoryBase<MatchEntity, RunKey.OfMatch> {
    /** Of these matches, those without a verdict, by id. */
    Map<String, MatchEntity> undecided(Collection<String> ids) {
        return ids.isEmpty()
                ? Map.of()
                : list("""
                                from MatchEntity m where m.id in ?1 and not exists (
                                    select 1 from VerdictEntity v where v.runId = m.runId and v.matchNumber = m.number)
                                """, ids).stream().collect(Collectors.toMap(row -> row.id, Function.identity()));
    }

    /** By number, those after the one given. */
    List<MatchEntity> page(String runId, int after, int limit) {
        return find("runId = ?1 and number > ?2 order by number", runId, after)
                .range(0, limit - 1)
                .list();
    }
}
