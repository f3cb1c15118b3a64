package io.agon.evolution.adapter.db;

import io.agon.evolution.application.port.Census;
import io.agon.evolution.domain.run.RunStatus;
import io.agon.storage.Transactions;
import jakarta.persistence.EntityManager;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts rows. */
public final class DatabaseCensus implements Census {
    private final EntityManager entities;

    public DatabaseCensus(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public Count count() {
        return Transactions.call(() -> {
            List<?> rows = entities.createNativeQuery("""
                            select status, count(*), sum(drafts_requested - drafts_drafted - drafts_rejected),
                                   sum(matches_issued - matches_decided)
                            from run group by status
                            """, Object[].class).getResultList();
            Map<RunStatus, Long> runs = new EnumMap<>(RunStatus.class);
            long drafts = 0;
            long matches = 0;
            for (Object each : rows) {
                Object[] row = (Object[]) each;
                RunStatus status = RunStatus.valueOf((String) row[0]);
                runs.put(status, ((Number) row[1]).longValue());
                if (status.active()) {
                    drafts += ((Number) row[2]).longValue();
                    matches += ((Number) row[3]).longValue();
                }
            }
            long pending = number("""
                    select (select count(*) from outbox o join run r on r.id = o.run_id
                            where r.status in ('DRAFTING', 'JUDGING'))
                         + (select count(*) from score where status = 'WAITING')
                    """);
            long scores = number("select count(*) from score where status in ('WAITING', 'ASKED')");
            return new Count(runs, drafts, matches, scores, pending);
        });
    }

    private long number(String query) {
        return ((Number) entities.createNativeQuery(query).getSingleResult()).longValue();
    }
}
