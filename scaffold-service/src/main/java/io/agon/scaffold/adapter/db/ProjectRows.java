package io.agon.scaffold.adapter.db;

import io.agon.scaffold.domain.project.Kind;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.persistence.LockModeType;

import java.util.List;

/** Rows of {@code project}. */
final class ProjectRows implements PanacheRepositoryBase<ProjectEntity, String> {
    /** The row, no other transaction's until this one ends; null if there is none. */
    ProjectEntity locked(String id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Those of a kind, the newest first; {@code after} is the last that the reader has, or null. */
    List<ProjectEntity> newest(Kind kind, String after, int limit) {
        return (after == null
                        ? find("kind = ?1 order by sequence desc", kind)
                        : find(
                                "kind = ?1 and sequence < (select p.sequence from ProjectEntity p where p.id = ?2)"
                                        + " order by sequence desc",
                                kind,
                                after))
                .range(0, limit - 1)
                .list();
    }
}
