package io.agon.evolution.adapter.db;

import com.fasterxml.jackson.core.type.TypeReference;
import io.agon.evolution.application.port.Evaluations;
import io.agon.evolution.domain.evaluation.Baseline;
import io.agon.evolution.domain.evaluation.EvaluationSpecification;
import io.agon.evolution.domain.evaluation.Meeting;
import io.agon.evolution.domain.run.Identifiers;
import io.agon.evolution.domain.run.Reason;
import io.agon.storage.Transactions;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.persistence.EntityManager;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Evaluations in PostgreSQL. Every statement says from which status it leads, so that what was done is not done twice. */
@RegisterForReflection(
        targets = {
            EvaluationSpecification.class,
            Baseline.Wanted.class,
            Evaluations.Match.class,
            Evaluations.Drafted.class,
            Meeting.Judged.class
        },
        registerFullHierarchy = true)
public final class DatabaseEvaluations implements Evaluations {
    private static final TypeReference<EvaluationSpecification> SPECIFICATION = new TypeReference<>() {};
    private static final TypeReference<Reason> REASON = new TypeReference<>() {};
    private static final int KEPT = 64;

    private final EntityManager entities;
    private final Statements statements;
    private final Steps steps;
    /** Specifications hold plans, and are asked for at every step. */
    private final Recent<String, EvaluationSpecification> recent = new Recent<>(KEPT);

    public DatabaseEvaluations(EntityManager entities) {
        this.entities = entities;
        this.statements = new Statements(entities);
        this.steps = new Steps(entities, "evaluation");
    }

    @Override
    public void create(String id, EvaluationSpecification specification, Instant now) {
        statements.run(
                """
                insert into evaluation (id, status, created_at, run_id, specification)
                values (:id, 'ACTIVE', :now, :run, cast(:specification as jsonb)) on conflict do nothing
                """,
                Map.of("id", id, "now", now, "run", specification.run(), "specification", Json.write(specification)));
    }

    @Override
    public Optional<Evaluation> find(String id) {
        return Transactions.call(() -> entities
                .createNativeQuery(
                        "select status, created_at, ended_at, cast(reason as text) from evaluation where id = :id",
                        Object[].class)
                .setParameter("id", id)
                .getResultList()
                .stream()
                .findFirst()
                .map(each -> {
                    Object[] row = (Object[]) each;
                    return new Evaluation(
                            id,
                            Status.valueOf((String) row[0]),
                            Columns.instant(row[1]),
                            Columns.instant(row[2]),
                            reason(row[3]),
                            specification(id));
                }));
    }

    private EvaluationSpecification specification(String id) {
        return recent.of(
                id,
                () -> Json.read(
                        (String) entities.createNativeQuery(
                                        "select cast(specification as text) from evaluation where id = :id",
                                        String.class)
                                .setParameter("id", id)
                                .getSingleResult(),
                        SPECIFICATION));
    }

    private static Reason reason(Object column) {
        return column == null ? null : Json.read((String) column, REASON);
    }

    @Override
    public List<Summary> newest(int limit) {
        return Transactions.call(() -> {
            List<Summary> found = new ArrayList<>();
            for (Object each : entities.createNativeQuery("""
                            select id, status, run_id, created_at, ended_at, cast(reason as text) from evaluation
                            order by sequence desc limit :limit
                            """, Object[].class)
                    .setParameter("limit", limit)
                    .getResultList()) {
                Object[] row = (Object[]) each;
                found.add(new Summary(
                        (String) row[0],
                        Status.valueOf((String) row[1]),
                        (String) row[2],
                        Columns.instant(row[3]),
                        Columns.instant(row[4]),
                        reason(row[5])));
            }
            return found;
        });
    }

    @Override
    public List<String> active() {
        return Transactions.call(() -> entities.createNativeQuery(
                        "select id from evaluation where status = 'ACTIVE' order by sequence", String.class)
                .getResultList());
    }

    /**
     * By the last step of each: it knows what was spent before it, and what it was to revise. Each is looked up by itself, which the
     * planner cannot get wrong: joined with the greatest numbers it took a new evaluation for one row, and seconds.
     */
    @Override
    public List<Baseline.Chain> chains(String id) {
        return Transactions.call(() -> {
            List<Baseline.Chain> chains = new ArrayList<>();
            for (Object each : entities.createNativeQuery("""
                            select cast(s.wanted as text), cast(s.result as text)
                            from generate_series(0, (select max(part) from evaluation_step
                                                     where evaluation_id = :id and kind = 'DRAFT')) as chain
                            cross join lateral (select wanted, result from evaluation_step
                                                where evaluation_id = :id and kind = 'DRAFT' and part = chain
                                                order by number desc limit 1) s
                            order by chain
                            """, Object[].class)
                    .setParameter("id", id)
                    .getResultList()) {
                Object[] row = (Object[]) each;
                Baseline.Wanted wanted = Json.read((String) row[0], new TypeReference<>() {});
                if (row[1] == null) {
                    chains.add(wanted.awaited());
                } else {
                    Drafted drafted = Json.read((String) row[1], new TypeReference<>() {});
                    chains.add(wanted.made(drafted.text(), drafted.consumption().tokens()));
                }
            }
            return chains;
        });
    }

    @Override
    public void wantDrafts(String id, List<Baseline.Wanted> drafts) {
        int unused = Transactions.call(() -> {
            for (Baseline.Wanted draft : drafts) {
                want(
                        Identifiers.of("c-", List.of(id, draft.chain(), draft.number())),
                        id,
                        "DRAFT",
                        new Place(draft.chain(), draft.number(), true),
                        draft);
            }
            return 0;
        });
    }

    @Override
    public void wantMatches(String id, List<Match> matches) {
        int unused = Transactions.call(() -> {
            for (Match match : matches) {
                Meeting meeting = match.meeting();
                want(
                        meeting.id(id),
                        id,
                        "MATCH",
                        new Place(meeting.contrast(), meeting.number(), meeting.oursFirst()),
                        match);
            }
            return 0;
        });
    }

    /** Which step of its kind. */
    private record Place(int part, int number, boolean oursFirst) {}

    private void want(String stepId, String id, String kind, Place place, Object wanted) {
        int unused = entities.createNativeQuery("""
                        insert into evaluation_step (id, evaluation_id, kind, part, number, ours_first, status, wanted)
                        values (:step_id, :id, :kind, :part, :number, :ours_first, 'WAITING', cast(:wanted as jsonb))
                        on conflict do nothing
                        """)
                .setParameter("step_id", stepId)
                .setParameter("id", id)
                .setParameter("kind", kind)
                .setParameter("part", place.part())
                .setParameter("number", place.number())
                .setParameter("ours_first", place.oursFirst())
                .setParameter("wanted", Json.write(wanted))
                .executeUpdate();
    }

    @Override
    public int matches(String id) {
        return Transactions.call(() -> ((Number) entities.createNativeQuery(
                                "select count(*) from evaluation_step where evaluation_id = :id and kind = 'MATCH'")
                        .setParameter("id", id)
                        .getSingleResult())
                .intValue());
    }

    @Override
    public Map<Meeting, Meeting.Judged> judged(String id) {
        return Transactions.call(() -> {
            Map<Meeting, Meeting.Judged> judged = new HashMap<>();
            for (Object each : entities.createNativeQuery("""
                            select part, number, ours_first, cast(result as text) from evaluation_step
                            where evaluation_id = :id and kind = 'MATCH' and status = 'MADE'
                            """, Object[].class)
                    .setParameter("id", id)
                    .getResultList()) {
                Object[] row = (Object[]) each;
                judged.put(
                        new Meeting(((Number) row[0]).intValue(), ((Number) row[1]).intValue(), (Boolean) row[2]),
                        Json.read((String) row[3], new TypeReference<>() {}));
            }
            return judged;
        });
    }

    @Override
    public void complete(String id, Instant now) {
        boolean unused = change(id, Set.of(Status.ACTIVE), Status.COMPLETED, now);
    }

    @Override
    public void fail(String id, Reason reason) {
        steps.fail(id, reason);
    }

    @Override
    public boolean change(String id, Set<Status> from, Status to, Instant endedAt) {
        return statements.change("evaluation", id, from, to, endedAt);
    }

    @Override
    public void askAgain(String id) {
        steps.askAgain(id);
    }

    @Override
    public synchronized int sendNext(int most, Consumer<List<Request>> sender) {
        return steps.sendNext(most, "s.id, s.evaluation_id, s.kind, cast(s.wanted as text)", this::request, sender);
    }

    private Request request(Object[] row) {
        String stepId = (String) row[0];
        String id = (String) row[1];
        String wanted = (String) row[3];
        return row[2].equals("DRAFT")
                ? new Request.Draft(stepId, id, specification(id), Json.read(wanted, new TypeReference<>() {}))
                : new Request.Judgment(stepId, id, specification(id), Json.read(wanted, new TypeReference<>() {}));
    }

    @Override
    public Set<String> drafted(Map<String, Drafted> drafted) {
        return steps.record(drafted);
    }

    @Override
    public Set<String> judged(Map<String, Meeting.Judged> judged) {
        return steps.record(judged);
    }

    @Override
    public Set<String> idle(Collection<String> ids) {
        return ids.isEmpty()
                ? Set.of()
                : Transactions.call(() -> {
                    Set<String> idle = new HashSet<>(ids);
                    entities.createNativeQuery("""
                                    select distinct evaluation_id from evaluation_step
                                    where evaluation_id = any(:ids) and status <> 'MADE'
                                    """, String.class)
                            .setParameter("ids", ids.toArray(String[]::new))
                            .getResultList()
                            .forEach(id -> idle.remove((String) id));
                    return idle;
                });
    }

    @Override
    public Optional<String> awaitedBy(String stepId) {
        return steps.awaitedBy(stepId);
    }
}
