package io.agon.evolution.adapter.db;

import io.agon.storage.Transactions;
import jakarta.persistence.EntityManager;

import java.util.Map;

/** Statements that change something, each a transaction of its own. */
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
}
