package io.agon.evolution.adapter.db;

import io.agon.evolution.domain.run.Reason;
import io.agon.storage.Origins;
import io.agon.storage.Origins.Originated;
import io.agon.storage.Transactions;
import jakarta.persistence.EntityManager;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Steps of pieces of work that workers do, in a table that is its own outbox: WAITING, ASKED, MADE. Its name is that of the work's table
 * with {@code _step}; only work whose status is ACTIVE has steps that leave.
 */
final class Steps {
    private final EntityManager entities;
    private final Statements statements;
    private final String work;

    /** @param work name of the work's table */
    Steps(EntityManager entities, String work) {
        this.entities = entities;
        this.statements = new Statements(entities);
        this.work = work;
    }

    /**
     * Has what waits sent, the oldest first, and notes that it was.
     *
     * @param columns of the step, {@code s}, that a request is made of; the first is its id
     * @return how many there were
     */
    <R> int sendNext(int most, String columns, Function<Object[], R> request, Consumer<List<R>> sender) {
        return Transactions.call(() -> {
            List<?> rows = entities.createNativeQuery(
                            "select " + columns + ", s.trace_parent from " + work + "_step s join " + work
                                    + " w on w.id = s." + work
                                    + """
                            _id
                            where s.status = 'WAITING' and w.status = 'ACTIVE'
                            order by s.sequence limit :most for update of s skip locked
                            """,
                            Object[].class)
                    .setParameter("most", most)
                    .getResultList();
            if (rows.isEmpty()) {
                return 0;
            }
            List<Originated<R>> requests = new ArrayList<>();
            List<String> ids = new ArrayList<>();
            for (Object each : rows) {
                Object[] row = (Object[]) each;
                ids.add((String) row[0]);
                requests.add(new Originated<>((String) row[row.length - 1], request.apply(row)));
            }
            Origins.send(requests, sender);
            int unused = entities.createNativeQuery(
                            "update " + work + "_step set status = 'ASKED' where id = any(:ids)")
                    .setParameter("ids", ids.toArray(String[]::new))
                    .executeUpdate();
            return rows.size();
        });
    }

    /**
     * Records what was made, each step once.
     *
     * @return whose steps these were
     */
    Set<String> record(Map<String, ?> made) {
        return Transactions.call(() -> {
            Set<String> whose = new HashSet<>();
            made.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(entry -> entities.createNativeQuery(
                                    "update " + work + "_step set status = 'MADE', result = cast(:result as jsonb)"
                                            + " where id = :id and status <> 'MADE' returning " + work + "_id",
                                    String.class)
                            .setParameter("id", entry.getKey())
                            .setParameter("result", Json.write(entry.getValue()))
                            .getResultList()
                            .forEach(id -> whose.add((String) id)));
            return whose;
        });
    }

    /** What was asked for and not made is to be asked for again. */
    void askAgain(String id) {
        statements.run(
                "update " + work + "_step set status = 'WAITING' where " + work + "_id = :id and status = 'ASKED'",
                Map.of("id", id));
    }

    /** Which work a step belongs to, made or not. */
    Optional<String> ownerOf(String stepId) {
        return statements.find("select " + work + "_id from " + work + "_step where id = :id", stepId);
    }

    /** Which work a step belongs to that is not made. */
    Optional<String> awaitedBy(String stepId) {
        return statements.find(
                "select " + work + "_id from " + work + "_step where id = :id and status <> 'MADE'", stepId);
    }

    /** The work cannot go on. */
    void fail(String id, Reason reason) {
        statements.run(
                "update " + work + " set status = 'FAILED', reason = cast(:reason as jsonb)"
                        + " where id = :id and status = 'ACTIVE'",
                Map.of("id", id, "reason", Json.write(reason)));
    }
}
