package io.agon.evolution.adapter.db;

import com.fasterxml.jackson.core.type.TypeReference;
import io.agon.evolution.application.port.Scores;
import io.agon.evolution.domain.run.Reason;
import io.agon.evolution.domain.scoring.Score;
import io.agon.evolution.domain.scoring.Scoring;
import io.agon.storage.Origins;
import io.agon.storage.Origins.Originated;
import io.agon.storage.Transactions;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.persistence.EntityManager;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Scores in PostgreSQL. A score that waits is its own outbox entry: replicas that send take rows that no other has. Statements
 * take their rows by id in one order, so that two that name the same ones do not lock each other out.
 */
@RegisterForReflection(
        targets = {Scoring.class, Score.Given.class, Reason.class},
        registerFullHierarchy = true)
public final class DatabaseScores implements Scores {
    /** What was sent so long ago and not answered is sent again when it is wanted again: a broker may have lost its data. */
    private static final Duration LOST = Duration.ofMinutes(30);

    private static final TypeReference<Scoring> SCORING = new TypeReference<>() {};
    private static final TypeReference<Score.Given> GIVEN = new TypeReference<>() {};
    private static final TypeReference<Reason> REASON = new TypeReference<>() {};
    private static final int KEPT = 64;

    private final EntityManager entities;
    private final Clock clock;
    private final Recent<String, Scoring> recent = new Recent<>(KEPT);

    public DatabaseScores(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    @Override
    public Map<String, Score> want(Scoring scoring, List<Wanted> wanted) {
        return Transactions.call(() -> {
            String scoringId = scoring.id();
            int unusedScoring = entities.createNativeQuery(
                            "insert into scoring (id, content) values (:id, cast(:content as jsonb)) on conflict do nothing")
                    .setParameter("id", scoringId)
                    .setParameter("content", Json.write(scoring))
                    .executeUpdate();
            int unused = entities.createNativeQuery("""
                            insert into score as s (id, scoring_id, brief, text, status, asked_at)
                            select w.id, :scoring, w.brief, w.text, 'WAITING', :now
                            from unnest(:ids, :briefs, :texts) as w (id, brief, text) order by w.id
                            on conflict (id) do update set status = 'WAITING', result = null, asked_at = excluded.asked_at,
                                trace_parent = excluded.trace_parent
                            where s.status = 'FAILED' or (s.status = 'ASKED' and s.asked_at < :lost)
                            """)
                    .setParameter("scoring", scoringId)
                    .setParameter("now", clock.instant())
                    .setParameter("lost", clock.instant().minus(LOST))
                    .setParameter("ids", column(wanted, Wanted::id))
                    .setParameter("briefs", column(wanted, Wanted::brief))
                    .setParameter("texts", column(wanted, Wanted::text))
                    .executeUpdate();
            return read(wanted.stream().map(Wanted::id).toList());
        });
    }

    private static <T> String[] column(List<T> rows, Function<T, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    @Override
    public Map<String, Score> find(Collection<String> ids) {
        return ids.isEmpty() ? Map.of() : Transactions.call(() -> read(ids));
    }

    private Map<String, Score> read(Collection<String> ids) {
        List<?> rows = entities.createNativeQuery(
                        "select id, status, cast(result as text) from score where id = any(:ids)", Object[].class)
                .setParameter("ids", ids.toArray(String[]::new))
                .getResultList();
        Map<String, Score> scores = new HashMap<>();
        for (Object each : rows) {
            Object[] row = (Object[]) each;
            scores.put((String) row[0], score((String) row[1], (String) row[2]));
        }
        return scores;
    }

    private static Score score(String status, String result) {
        return switch (status) {
            case "GIVEN" -> Json.read(result, GIVEN);
            case "FAILED" -> new Score.Failed(Json.read(result, REASON));
            default -> new Score.Awaited();
        };
    }

    @Override
    public synchronized int sendNext(int most, Consumer<List<Request>> sender) {
        return Transactions.call(() -> {
            List<?> rows = entities.createNativeQuery("""
                            select id, scoring_id, brief, text, trace_parent from score where status = 'WAITING'
                            order by sequence limit :most for update skip locked
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
                        (String) row[4],
                        new Request((String) row[0], scoring((String) row[1]), (String) row[2], (String) row[3])));
            }
            Origins.send(requests, sender);
            int unused = entities.createNativeQuery(
                            "update score set status = 'ASKED', asked_at = :now where id = any(:ids)")
                    .setParameter("now", clock.instant())
                    .setParameter("ids", column(requests, each -> each.request().id()))
                    .executeUpdate();
            return rows.size();
        });
    }

    private Scoring scoring(String id) {
        return recent.of(
                id,
                () -> Json.read(
                        (String) entities.createNativeQuery(
                                        "select cast(content as text) from scoring where id = :id", String.class)
                                .setParameter("id", id)
                                .getSingleResult(),
                        SCORING));
    }

    @Override
    public Map<String, Score> record(Map<String, Score.Given> given) {
        List<Map.Entry<String, Score.Given>> sorted =
                given.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
        return Transactions.call(() -> {
            List<?> recorded = entities.createNativeQuery("""
                            with answered as (
                                select a.id, a.result from unnest(:ids, :results) as a (id, result)
                                join score s on s.id = a.id where s.status <> 'GIVEN' order by a.id for update of s)
                            update score s set status = 'GIVEN', result = cast(a.result as jsonb)
                            from answered a where s.id = a.id returning s.id
                            """, String.class)
                    .setParameter("ids", column(sorted, Map.Entry::getKey))
                    .setParameter("results", column(sorted, entry -> Json.write(entry.getValue())))
                    .getResultList();
            Map<String, Score> scores = new HashMap<>();
            recorded.forEach(id -> scores.put((String) id, given.get(id)));
            return scores;
        });
    }

    @Override
    public boolean fail(String id, Reason reason) {
        return Transactions.call(() -> entities.createNativeQuery("""
                                update score set status = 'FAILED', result = cast(:reason as jsonb)
                                where id = :id and status in ('WAITING', 'ASKED')
                                """)
                        .setParameter("id", id)
                        .setParameter("reason", Json.write(reason))
                        .executeUpdate()
                > 0);
    }
}
