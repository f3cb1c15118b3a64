package io.agon.evolution.adapter.db;

import com.fasterxml.jackson.core.type.TypeReference;
import io.agon.evolution.application.port.Inductions;
import io.agon.evolution.domain.induction.Appraisal;
import io.agon.evolution.domain.induction.Coding;
import io.agon.evolution.domain.induction.Induced;
import io.agon.evolution.domain.induction.InductionRecipe;
import io.agon.evolution.domain.induction.InductionSpecification;
import io.agon.evolution.domain.run.Identifiers;
import io.agon.evolution.domain.run.Reason;
import io.agon.storage.Origins;
import io.agon.storage.Origins.Originated;
import io.agon.storage.Transactions;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.persistence.EntityManager;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Inductions in PostgreSQL. Every statement says from which status it leads, so that what was done is not done twice. */
@RegisterForReflection(
        targets = {
            InductionSpecification.class,
            Induced.class,
            Appraisal.Outcome.class,
            Coding.class,
            InductionRecipe.Wanted.class
        },
        registerFullHierarchy = true)
public final class DatabaseInductions implements Inductions {
    private static final TypeReference<InductionSpecification> SPECIFICATION = new TypeReference<>() {};
    private static final TypeReference<Induced> INDUCED = new TypeReference<>() {};
    private static final TypeReference<Appraisal.Outcome> OUTCOME = new TypeReference<>() {};
    private static final TypeReference<Coding> CODING = new TypeReference<>() {};
    private static final TypeReference<InductionRecipe.Wanted> WANTED = new TypeReference<>() {};
    private static final TypeReference<Reason> REASON = new TypeReference<>() {};
    private static final int KEPT = 8;

    private final EntityManager entities;
    private final Statements statements;
    /** Specifications hold all samples, and are asked for every second while an induction is under way. */
    private final Recent<String, InductionSpecification> recent = new Recent<>(KEPT);

    public DatabaseInductions(EntityManager entities) {
        this.entities = entities;
        this.statements = new Statements(entities);
    }

    @Override
    public void create(String id, InductionSpecification specification, Instant now) {
        statements.run("""
                insert into induction (id, status, created_at, specification)
                values (:id, 'CODING', :now, cast(:specification as jsonb)) on conflict do nothing
                """, Map.of("id", id, "now", now, "specification", Json.write(specification)));
    }

    @Override
    public Optional<Induction> find(String id) {
        return Transactions.call(() -> {
            List<?> rows = entities.createNativeQuery("""
                            select i.status, i.created_at, i.ended_at, cast(i.reason as text), cast(i.induced as text),
                                   cast(i.outcome as text), i.simulated,
                                   (select count(*) from coding c where c.induction_id = i.id and c.status = 'MADE')
                            from induction i where i.id = :id
                            """, Object[].class)
                    .setParameter("id", id)
                    .getResultList();
            return rows.stream().findFirst().map(row -> induction(id, (Object[]) row));
        });
    }

    private Induction induction(String id, Object[] row) {
        return new Induction(
                id,
                Status.valueOf((String) row[0]),
                Columns.instant(row[1]),
                Columns.instant(row[2]),
                row[3] == null ? null : Json.read((String) row[3], REASON),
                specification(id),
                row[4] == null ? null : Json.read((String) row[4], INDUCED),
                row[5] == null ? null : Json.read((String) row[5], OUTCOME),
                ((Number) row[7]).intValue(),
                (Boolean) row[6]);
    }

    @Override
    public List<Summary> newest(int limit) {
        return Transactions.call(() -> {
            List<Summary> found = new ArrayList<>();
            for (Object each : entities.createNativeQuery("""
                            select i.id, i.specification ->> 'name', i.status, i.simulated, i.created_at, i.ended_at,
                                   cast(i.reason as text), jsonb_array_length(i.specification -> 'samples'),
                                   jsonb_array_length(i.specification -> 'preferences'),
                                   (select count(*) from coding c where c.induction_id = i.id and c.status = 'MADE')
                            from induction i order by i.sequence desc limit :limit
                            """, Object[].class)
                    .setParameter("limit", limit)
                    .getResultList()) {
                Object[] row = (Object[]) each;
                found.add(new Summary(
                        (String) row[0],
                        (String) row[1],
                        Status.valueOf((String) row[2]),
                        (Boolean) row[3],
                        Columns.instant(row[4]),
                        Columns.instant(row[5]),
                        row[6] == null ? null : Json.read((String) row[6], REASON),
                        ((Number) row[7]).intValue(),
                        ((Number) row[8]).intValue(),
                        ((Number) row[9]).intValue()));
            }
            return found;
        });
    }

    private InductionSpecification specification(String id) {
        return recent.of(
                id,
                () -> Json.read(
                        (String) entities.createNativeQuery(
                                        "select cast(specification as text) from induction where id = :id",
                                        String.class)
                                .setParameter("id", id)
                                .getSingleResult(),
                        SPECIFICATION));
    }

    @Override
    public List<String> active() {
        return Transactions.call(() -> entities.createNativeQuery(
                        "select id from induction where status in ('CODING', 'SCORING') order by sequence",
                        String.class)
                .getResultList());
    }

    @Override
    public Map<String, Coding> made(String id) {
        return Transactions.call(() -> {
            Map<String, Coding> made = new HashMap<>();
            for (Object each : entities.createNativeQuery(
                            "select step, cast(result as text) from coding where induction_id = :id and status = 'MADE'",
                            Object[].class)
                    .setParameter("id", id)
                    .getResultList()) {
                Object[] row = (Object[]) each;
                made.put((String) row[0], Json.read((String) row[1], CODING));
            }
            return made;
        });
    }

    @Override
    public void want(String id, List<InductionRecipe.Wanted> steps) {
        for (InductionRecipe.Wanted step : steps) {
            statements.run(
                    """
                    insert into coding (id, induction_id, step, status, wanted)
                    values (:coding, :id, :step, 'WAITING', cast(:wanted as jsonb)) on conflict do nothing
                    """,
                    Map.of(
                            "coding", Identifiers.of("k-", List.of(id, step.step())),
                            "id", id,
                            "step", step.step(),
                            "wanted", Json.write(step)));
        }
    }

    @Override
    public void coded(String id, Induced induced) {
        statements.run(
                "update induction set status = 'SCORING', induced = cast(:induced as jsonb) where id = :id and status = 'CODING'",
                Map.of("id", id, "induced", Json.write(induced)));
    }

    @Override
    public void complete(String id, Appraisal.Outcome outcome, boolean simulated, Instant now) {
        statements.run("""
                update induction set status = 'COMPLETED', outcome = cast(:outcome as jsonb), simulated = :simulated,
                       ended_at = :now where id = :id and status = 'SCORING'
                """, Map.of("id", id, "outcome", Json.write(outcome), "simulated", simulated, "now", now));
    }

    @Override
    public void fail(String id, Reason reason) {
        statements.run("""
                update induction set status = 'FAILED', reason = cast(:reason as jsonb)
                where id = :id and status in ('CODING', 'SCORING')
                """, Map.of("id", id, "reason", Json.write(reason)));
    }

    @Override
    public boolean change(String id, Set<Status> from, Status to, Instant endedAt) {
        return statements.change("induction", id, from, to, endedAt);
    }

    @Override
    public void askAgain(String id) {
        statements.run("""
                update coding set status = 'WAITING', result = null
                where induction_id = :id and (status = 'ASKED' or result ->> 'voidReason' is not null)
                """, Map.of("id", id));
    }

    @Override
    public synchronized int sendNext(int most, Consumer<List<Request>> sender) {
        return Transactions.call(() -> {
            List<?> rows = entities.createNativeQuery("""
                            select c.id, i.specification ->> 'form', cast(c.wanted as text), c.trace_parent from coding c
                            join induction i on i.id = c.induction_id
                            where c.status = 'WAITING' and i.status = 'CODING'
                            order by c.sequence limit :most for update of c skip locked
                            """, Object[].class)
                    .setParameter("most", most)
                    .getResultList();
            if (rows.isEmpty()) {
                return 0;
            }
            List<Originated<Request>> requests = new ArrayList<>();
            for (Object each : rows) {
                Object[] row = (Object[]) each;
                requests.add(new Originated<>(
                        (String) row[3],
                        new Request((String) row[0], (String) row[1], Json.read((String) row[2], WANTED))));
            }
            Origins.send(requests, sender);
            int unused = entities.createNativeQuery("update coding set status = 'ASKED' where id = any(:ids)")
                    .setParameter(
                            "ids",
                            requests.stream()
                                    .map(each -> each.request().codingId())
                                    .toArray(String[]::new))
                    .executeUpdate();
            return rows.size();
        });
    }

    @Override
    public void record(Map<String, Coding> codings) {
        codings.forEach((id, coding) ->
                statements.run("""
                with made as (
                    update coding set status = 'MADE', result = cast(:result as jsonb)
                    where id = :id and status <> 'MADE' returning induction_id)
                update induction set simulated = simulated or :simulated where id in (select induction_id from made)
                """, Map.of("id", id, "result", Json.write(coding), "simulated", coding.simulated())));
    }

    @Override
    public Optional<String> awaitedBy(String codingId) {
        return statements.find("select induction_id from coding where id = :id and status <> 'MADE'", codingId);
    }
}
