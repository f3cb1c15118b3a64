package io.agon.scaffold.adapter.db;

import io.agon.scaffold.application.port.Outbox;
import io.agon.scaffold.domain.building.StepKey;
import io.agon.storage.Origins;
import io.agon.storage.Origins.Originated;
import io.agon.storage.Transactions;
import jakarta.persistence.EntityManager;

import java.util.List;
import java.util.function.Consumer;

/** The steps that wait to be asked for. */
public final class DatabaseOutbox implements Outbox {
    private final EntityManager entities;

    public DatabaseOutbox(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public int sendNext(int most, Consumer<List<Wanted>> sender) {
        return Transactions.call(() -> {
            List<?> rows = entities.createNativeQuery("""
                            select s.project_id, s.key, s.attempt, s.number, s.trace_parent from step s
                            join project p on p.id = s.project_id
                            where s.done_at is null and s.sent_at is null and p.status = 'RUNNING'
                            order by s.number limit :most
                            for update of s skip locked
                            """, Object[].class)
                    .setParameter("most", most)
                    .getResultList();
            if (rows.isEmpty()) {
                return 0;
            }
            List<Object[]> steps = rows.stream().map(row -> (Object[]) row).toList();
            Origins.send(
                    steps.stream()
                            .map(row -> new Originated<>(
                                    (String) row[4],
                                    new Wanted(
                                            (String) row[0],
                                            StepKey.parse((String) row[1]),
                                            ((Number) row[2]).intValue())))
                            .toList(),
                    sender);
            int unused = entities.createNativeQuery("update step set sent_at = now() where number = any(:numbers)")
                    .setParameter(
                            "numbers",
                            steps.stream()
                                    .map(row -> ((Number) row[3]).longValue())
                                    .toArray(Long[]::new))
                    .executeUpdate();
            return steps.size();
        });
    }
}
