package io.agon.evolution.adapter.db;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import java.util.List;
import java.util.Optional;

/** Rows of {@code run}. */
final class RunRows implements PanacheRepositoryBase<RunEntity, String> {
    Optional<RunEntity> createdWith(String idempotencyKey) {
        return find("idempotencyKey", idempotencyKey).firstResultOptional();
    }

    List<RunEntity> startingWith(String prefix, int limit) {
        return find("id like ?1 order by id", prefix + "%").range(0, limit - 1).list();
    }

    /** The newest first; {@code after} is the last that the reader has, or null. */
    List<RunEntity> newest(String after, int limit) {
        return (after == null
                        ? find("order by sequence desc")
                        : find(
                                "sequence < (select p.sequence from RunEntity p where p.id = ?1) order by sequence desc",
                                after))
                .range(0, limit - 1)
                .list();
    }
}
