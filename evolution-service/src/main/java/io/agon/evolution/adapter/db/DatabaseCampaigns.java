package io.agon.evolution.adapter.db;

import com.fasterxml.jackson.core.type.TypeReference;
import io.agon.evolution.application.port.Campaigns;
import io.agon.evolution.domain.campaign.CampaignSpecification;
import io.agon.evolution.domain.campaign.Round;
import io.agon.evolution.domain.run.Reason;
import io.agon.storage.Transactions;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.persistence.EntityManager;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Campaigns in PostgreSQL. Rounds are kept only where nobody kept others since they were read. */
@RegisterForReflection(
        targets = {CampaignSpecification.class, Round.class},
        registerFullHierarchy = true)
public final class DatabaseCampaigns implements Campaigns {
    private static final String COLUMNS =
            "id, revision, status, created_at, ended_at, cast(reason as text), cast(specification as text), cast(rounds as text)";

    private final EntityManager entities;
    private final Statements statements;

    public DatabaseCampaigns(EntityManager entities) {
        this.entities = entities;
        this.statements = new Statements(entities);
    }

    @Override
    public boolean create(String id, CampaignSpecification specification, Round first, Instant now) {
        return statements.run(
                        """
                insert into campaign (id, revision, status, created_at, specification, rounds)
                values (:id, 0, 'ACTIVE', :now, cast(:specification as jsonb), cast(:rounds as jsonb))
                on conflict do nothing
                """,
                        Map.of(
                                "id",
                                id,
                                "now",
                                now,
                                "specification",
                                Json.write(specification),
                                "rounds",
                                Json.write(List.of(first))))
                > 0;
    }

    @Override
    public Optional<Campaign> find(String id) {
        return select("where id = :id", Map.of("id", id)).stream().findFirst();
    }

    @Override
    public List<Campaign> newest(int limit) {
        return select("order by sequence desc limit :most", Map.of("most", limit));
    }

    private List<Campaign> select(String rest, Map<String, Object> parameters) {
        return Transactions.call(() -> {
            var query = entities.createNativeQuery("select " + COLUMNS + " from campaign " + rest, Object[].class);
            parameters.forEach(query::setParameter);
            List<Object[]> rows = query.getResultList();
            return rows.stream().map(DatabaseCampaigns::campaign).toList();
        });
    }

    private static Campaign campaign(Object[] row) {
        return new Campaign(
                (String) row[0],
                ((Number) row[1]).longValue(),
                Status.valueOf((String) row[2]),
                Columns.instant(row[3]),
                Columns.instant(row[4]),
                row[5] == null ? null : Json.read((String) row[5], new TypeReference<Reason>() {}),
                Json.read((String) row[6], new TypeReference<>() {}),
                Json.read((String) row[7], new TypeReference<>() {}));
    }

    @Override
    public List<String> active() {
        return Transactions.call(() -> {
            List<String> active = entities.createNativeQuery(
                            "select id from campaign where status = 'ACTIVE' order by sequence", String.class)
                    .getResultList();
            return List.copyOf(active);
        });
    }

    @Override
    public boolean keep(Campaign read, List<Round> rounds) {
        return Transactions.call(() -> entities.createNativeQuery("""
                        update campaign set rounds = cast(:rounds as jsonb), revision = revision + 1
                        where id = :id and revision = :revision and status = 'ACTIVE'
                        """)
                        .setParameter("rounds", Json.write(rounds))
                        .setParameter("id", read.id())
                        .setParameter("revision", read.revision())
                        .executeUpdate()
                > 0);
    }

    @Override
    public void complete(String id, Instant now) {
        boolean unused = change(id, Set.of(Status.ACTIVE), Status.COMPLETED, now);
    }

    @Override
    public void stop(String id, Reason reason, Instant now) {
        statements.run("""
                update campaign set status = 'STOPPED', reason = cast(:reason as jsonb), ended_at = :now
                where id = :id and status = 'ACTIVE'
                """, Map.of("id", id, "reason", Json.write(reason), "now", now));
    }

    @Override
    public void fail(String id, Reason reason) {
        statements.run("""
                update campaign set status = 'FAILED', reason = cast(:reason as jsonb)
                where id = :id and status = 'ACTIVE'
                """, Map.of("id", id, "reason", Json.write(reason)));
    }

    @Override
    public boolean change(String id, Set<Status> from, Status to, Instant endedAt) {
        return statements.change("campaign", id, from, to, endedAt);
    }
}
