package io.agon.evolution.adapter.db;

import io.agon.evolution.application.port.Campaigns;
import io.agon.evolution.application.port.Census;
import io.agon.evolution.domain.run.RunStatus;
import io.agon.evolution.domain.specification.SpecificationReader;
import io.agon.storage.Transactions;
import jakarta.persistence.EntityManager;

import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Counts rows. */
public final class DatabaseCensus implements Census {
    /** Budgets of more runs than this are not looked at. */
    private static final int MOST_BUDGETS = 100;

    private final EntityManager entities;
    private final Specifications specifications;
    private final Clock clock;

    public DatabaseCensus(EntityManager entities, SpecificationReader reader, Clock clock) {
        this.entities = entities;
        this.specifications = new Specifications(reader);
        this.clock = clock;
    }

    @Override
    public Count count() {
        return Transactions.call(() -> {
            Map<RunStatus, Long> runs = new EnumMap<>(RunStatus.class);
            long drafts = 0;
            long matches = 0;
            long ahead = 0;
            for (Object[] row : rows("""
                    select status, count(*), sum(drafts_requested - drafts_drafted - drafts_rejected),
                           sum(matches_issued - matches_decided), sum(matches_planned - matches_decided)
                    from run group by status
                    """)) {
                RunStatus status = RunStatus.valueOf((String) row[0]);
                runs.put(status, ((Number) row[1]).longValue());
                if (status.active()) {
                    drafts += ((Number) row[2]).longValue();
                    matches += ((Number) row[3]).longValue();
                    ahead += ((Number) row[4]).longValue();
                }
            }
            Map<Campaigns.Status, Long> campaigns = new EnumMap<>(Campaigns.Status.class);
            for (Object[] row : rows("select status, count(*) from campaign group by status")) {
                campaigns.put(Campaigns.Status.valueOf((String) row[0]), ((Number) row[1]).longValue());
            }
            long pending = number("""
                    select (select count(*) from outbox o join run r on r.id = o.run_id
                            where r.status in ('DRAFTING', 'JUDGING'))
                         + (select count(*) from score where status = 'WAITING')
                    """);
            long scores = number("select count(*) from score where status in ('WAITING', 'ASKED')");
            return new Count(runs, drafts, matches, ahead, scores, pending, budgetSpent(), campaigns);
        });
    }

    /** The oldest first: they are nearest to the end of a budget. */
    private double budgetSpent() {
        return entities.createQuery(
                        "select r from RunEntity r where r.status in ?1 order by r.sequence", RunEntity.class)
                .setParameter(
                        1,
                        Stream.of(RunStatus.values()).filter(RunStatus::active).toList())
                .setMaxResults(MOST_BUDGETS)
                .getResultStream()
                .map(row -> Rows.run(row, specifications.of(row)))
                .filter(run -> !run.specification().budget().unlimited())
                .mapToDouble(run -> run.spentShare(Accounts.of(entities, run.id()), clock.instant()))
                .max()
                .orElse(0);
    }

    @SuppressWarnings("unchecked")
    private List<Object[]> rows(String query) {
        return entities.createNativeQuery(query, Object[].class).getResultList();
    }

    private long number(String query) {
        return ((Number) entities.createNativeQuery(query).getSingleResult()).longValue();
    }
}
