package io.agon.scaffold.adapter.db;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.persistence.LockModeType;

import java.util.List;

/** Rows of {@code project}. */
final class ProjectRows implements PanacheRepositoryBase<ProjectEntity, String> {
    /** The row, no other transaction's until this one ends; null if there is none. */
    ProjectEntity locked(String id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The newest first; {@code after} is the last that the reader has, or null. */
    List<ProjectEntity> newest(String after, int limit) {
        return (after == null
                        ? find("order by sequence desc")
                        : find(
                                "sequence < (select p.sequence from ProjectEntity p where p.id = ?1) order by sequence desc",
                                after))
                .range(0, limit - 1)
                .list();
    }
}
