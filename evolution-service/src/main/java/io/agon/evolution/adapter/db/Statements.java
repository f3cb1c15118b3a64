package io.agon.evolution.adapter.db;

import io.agon.storage.Transactions;
import jakarta.persistence.EntityManager;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Statements, each a transaction of its own. */
final class Statements {
    private final EntityManager entities;

    Statements(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Runs one.
     *
     * @param parameters by name; values may be null
     * @return how many rows it changed
     */
    int run(String statement, Map<String, Object> parameters) {
        return Transactions.call(() -> {
            var query = entities.createNativeQuery(statement);
            parameters.forEach(query::setParameter);
            return query.executeUpdate();
        });
    }

    /**
     * Has a piece of work take another status, with no reason left.
     *
     * @param table where it is
     * @return whether it was in one of these
     */
    boolean change(String table, String id, Set<? extends Enum<?>> from, Enum<?> to, Instant endedAt) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("id", id);
        parameters.put("to", to.name());
        parameters.put("from", from.stream().map(Enum::name).toArray(String[]::new));
        parameters.put("ended", endedAt);
        return run("update " + table + """
                 set status = :to, reason = null, ended_at = cast(:ended as timestamptz)
                where id = :id and status = any(:from)
                """, parameters) > 0;
    }

    /** The text that a query of one parameter, {@code id}, finds. */
    Optional<String> find(String query, String id) {
        return Transactions.call(() -> ((List<?>) entities.createNativeQuery(query, String.class)
                        .setParameter("id", id)
                        .getResultList())
                .stream().map(String.class::cast).findFirst());
    }
}
