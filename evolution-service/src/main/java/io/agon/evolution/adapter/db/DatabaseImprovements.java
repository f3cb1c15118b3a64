package io.agon.evolution.adapter.db;

import com.fasterxml.jackson.core.type.TypeReference;
import io.agon.evolution.application.port.Improvements;
import io.agon.evolution.domain.improvement.Asked;
import io.agon.evolution.domain.improvement.Attempt;
import io.agon.evolution.domain.improvement.ImprovementSpecification;
import io.agon.evolution.domain.improvement.Improving;
import io.agon.evolution.domain.improvement.Made;
import io.agon.evolution.domain.run.Identifiers;
import io.agon.evolution.domain.run.Reason;
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

/** Improvements in PostgreSQL. Every statement says from which status it leads, so that what was done is not done twice. */
@RegisterForReflection(
        targets = {
            ImprovementSpecification.class,
            Asked.Meaning.class,
            Asked.Advice.class,
            Asked.Revision.class,
            Made.Meaning.class,
            Made.Choice.class,
            Made.Advice.class,
            Made.Revision.class,
            Made.Learnt.class
        },
        registerFullHierarchy = true)
public final class DatabaseImprovements implements Improvements {
    private static final TypeReference<ImprovementSpecification> SPECIFICATION = new TypeReference<>() {};
    private static final TypeReference<Reason> REASON = new TypeReference<>() {};
    private static final int KEPT = 256;

    private final EntityManager entities;
    private final Statements statements;
    private final Steps steps;
    /** Specifications hold texts and rubrics, and are asked for at every step. */
    private final Recent<String, ImprovementSpecification> recent = new Recent<>(KEPT);

    public DatabaseImprovements(EntityManager entities) {
        this.entities = entities;
        this.statements = new Statements(entities);
        this.steps = new Steps(entities, "improvement");
    }

    @Override
    public void create(String id, ImprovementSpecification specification, Bred bred, Instant now) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("id", id);
        parameters.put("now", now);
        parameters.put("specification", Json.write(specification));
        parameters.put("run", bred == null ? null : bred.runId());
        parameters.put("candidate", bred == null ? null : bred.candidateId());
        statements.run("""
                insert into improvement (id, status, created_at, specification, run_id, candidate_id)
                values (:id, 'ACTIVE', :now, cast(:specification as jsonb), cast(:run as text), cast(:candidate as text))
                on conflict do nothing
                """, parameters);
    }

    @Override
    public Optional<Improvement> find(String id) {
        return Transactions.call(() -> {
            List<?> rows = entities.createNativeQuery("""
                            select status, created_at, ended_at, cast(reason as text), ending, run_id, candidate_id
                            from improvement where id = :id
                            """, Object[].class)
                    .setParameter("id", id)
                    .getResultList();
            return rows.stream().findFirst().map(row -> improvement(id, (Object[]) row));
        });
    }

    private Improvement improvement(String id, Object[] row) {
        return new Improvement(
                id,
                Status.valueOf((String) row[0]),
                Columns.instant(row[1]),
                Columns.instant(row[2]),
                reason(row[3]),
                row[4] == null ? null : Improving.Ending.valueOf((String) row[4]),
                recent.of(
                        id,
                        () -> Json.read(
                                (String) entities.createNativeQuery(
                                                "select cast(specification as text) from improvement where id = :id",
                                                String.class)
                                        .setParameter("id", id)
                                        .getSingleResult(),
                                SPECIFICATION)),
                row[5] == null ? null : new Bred((String) row[5], (String) row[6]),
                attempts(id));
    }

    private static Reason reason(Object column) {
        return column == null ? null : Json.read((String) column, REASON);
    }

    private List<Attempt> attempts(String id) {
        List<Attempt> attempts = new ArrayList<>();
        for (Object each : entities.createNativeQuery("""
                        select attempt, step, cast(result as text) from improvement_step
                        where improvement_id = :id and status = 'MADE' order by attempt
                        """, Object[].class)
                .setParameter("id", id)
                .getResultList()) {
            Object[] row = (Object[]) each;
            int number = ((Number) row[0]).intValue();
            if (attempts.size() < number) {
                attempts.add(Attempt.begun(number));
            }
            attempts.set(number - 1, attempts.get(number - 1).with(made(Attempt.Step.valueOf((String) row[1]), (String)
                    row[2])));
        }
        return attempts;
    }

    private static Made made(Attempt.Step step, String json) {
        return switch (step) {
            case MEANING -> Json.read(json, new TypeReference<Made.Meaning>() {});
            case CHOICE -> Json.read(json, new TypeReference<Made.Choice>() {});
            case ADVICE -> Json.read(json, new TypeReference<Made.Advice>() {});
            case REVISION -> Json.read(json, new TypeReference<Made.Revision>() {});
            case LEARNT -> Json.read(json, new TypeReference<Made.Learnt>() {});
        };
    }

    private static Asked asked(Attempt.Step step, String json) {
        return switch (step) {
            case MEANING -> Json.read(json, new TypeReference<Asked.Meaning>() {});
            case ADVICE -> Json.read(json, new TypeReference<Asked.Advice>() {});
            case REVISION -> Json.read(json, new TypeReference<Asked.Revision>() {});
            case CHOICE, LEARNT -> throw new IllegalStateException(step + " is asked of nobody");
        };
    }

    @Override
    public List<Summary> newest(int limit) {
        return Transactions.call(() -> {
            List<Summary> found = new ArrayList<>();
            for (Object each : entities.createNativeQuery("""
                            select i.id, i.status, i.specification ->> 'brief',
                                   (i.specification -> 'rubric' ->> 'name') || '@' || (i.specification -> 'rubric' ->> 'version'),
                                   i.specification ->> 'reflection', i.created_at, i.ended_at, cast(i.reason as text),
                                   (select coalesce(max(attempt), 0) from improvement_step s where s.improvement_id = i.id)
                            from improvement i where i.run_id is null order by i.sequence desc limit :limit
                            """, Object[].class)
                    .setParameter("limit", limit)
                    .getResultList()) {
                Object[] row = (Object[]) each;
                found.add(new Summary(
                        (String) row[0],
                        Status.valueOf((String) row[1]),
                        (String) row[2],
                        (String) row[3],
                        ImprovementSpecification.Reflection.valueOf((String) row[4]),
                        Columns.instant(row[5]),
                        Columns.instant(row[6]),
                        reason(row[7]),
                        ((Number) row[8]).intValue()));
            }
            return found;
        });
    }

    @Override
    public List<String> active() {
        return Transactions.call(() -> entities.createNativeQuery(
                        "select id from improvement where status = 'ACTIVE' order by sequence", String.class)
                .getResultList());
    }

    @Override
    public void want(String id, Improving.Next.Ask step) {
        statements.run(
                """
                insert into improvement_step (id, improvement_id, attempt, step, status, wanted)
                values (:step_id, :id, :attempt, :step, 'WAITING', cast(:wanted as jsonb)) on conflict do nothing
                """,
                Map.of(
                        "step_id", stepId(id, step.number(), step.step()),
                        "id", id,
                        "attempt", step.number(),
                        "step", step.step().name(),
                        "wanted", Json.write(step.asked())));
    }

    private static String stepId(String id, int attempt, Attempt.Step step) {
        String prefix = switch (step) {
            case MEANING, ADVICE -> "f-";
            case REVISION -> "c-";
            case CHOICE, LEARNT -> "s-";
        };
        return Identifiers.of(prefix, List.of(id, attempt, step));
    }

    @Override
    public void chosen(String id, int number, Made.Choice choice) {
        boolean unused = Transactions.call(() -> made(id, number, Attempt.Step.CHOICE, choice));
    }

    /** Whether it was not there. */
    private boolean made(String id, int number, Attempt.Step step, Made made) {
        return entities.createNativeQuery("""
                                insert into improvement_step (id, improvement_id, attempt, step, status, result)
                                values (:step_id, :id, :attempt, :step, 'MADE', cast(:result as jsonb)) on conflict do nothing
                                """)
                        .setParameter("step_id", stepId(id, number, step))
                        .setParameter("id", id)
                        .setParameter("attempt", number)
                        .setParameter("step", step.name())
                        .setParameter("result", Json.write(made))
                        .executeUpdate()
                > 0;
    }

    @Override
    public void learnt(String id, Improving.Next.Learn learn, Instant now) {
        int unused = Transactions.call(() -> {
            if (made(id, learn.number(), Attempt.Step.LEARNT, learn.learnt()) && learn.lesson() != null) {
                DatabaseLessons.used(entities, learn.lesson(), learn.learnt().gain(), now);
            }
            return 0;
        });
    }

    @Override
    public void complete(String id, Improving.Ending ending, Instant now) {
        statements.run("""
                update improvement set status = 'COMPLETED', ending = :ending, ended_at = :now
                where id = :id and status = 'ACTIVE'
                """, Map.of("id", id, "ending", ending.name(), "now", now));
    }

    @Override
    public void fail(String id, Reason reason) {
        steps.fail(id, reason);
    }

    @Override
    public boolean change(String id, Set<Status> from, Status to, Instant endedAt) {
        return statements.change("improvement", id, from, to, endedAt);
    }

    @Override
    public void askAgain(String id) {
        steps.askAgain(id);
    }

    @Override
    public synchronized int sendNext(int most, Consumer<List<Request>> sender) {
        return steps.sendNext(
                most,
                "s.id, s.improvement_id, s.attempt, s.step, cast(s.wanted as text)",
                row -> new Request(
                        (String) row[0],
                        (String) row[1],
                        ((Number) row[2]).intValue(),
                        asked(Attempt.Step.valueOf((String) row[3]), (String) row[4])),
                sender);
    }

    @Override
    public Set<String> record(Map<String, Made> made) {
        return steps.record(made);
    }

    @Override
    public Optional<String> ownerOf(String stepId) {
        return steps.ownerOf(stepId);
    }

    @Override
    public Optional<String> awaitedBy(String stepId) {
        return steps.awaitedBy(stepId);
    }
}
