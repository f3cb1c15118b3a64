package io.agon.scaffold.adapter.db;

import io.agon.scaffold.domain.building.Level;
import io.agon.scaffold.domain.building.StepKey;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.runtime.annotations.RegisterForReflection;

import java.util.List;

/** Rows of {@code step}. */
final class StepRows implements PanacheRepositoryBase<StepEntity, StepEntity.Id> {
    StepEntity find(String projectId, StepKey key) {
        return findById(new StepEntity.Id(projectId, key.toString()));
    }

    /** A level's steps taken together. */
    @RegisterForReflection
    record LevelRow(
            Level level,
            long known,
            long done,
            long calls,
            long promptTokens,
            long cachedTokens,
            long completionTokens,
            long millis) {}

    /** Keys of all steps, done or not. */
    List<String> keys(String projectId) {
        return getEntityManager()
                .createQuery("select s.key from StepEntity s where s.projectId = ?1", String.class)
                .setParameter(1, projectId)
                .getResultList();
    }

    List<LevelRow> levels(String projectId) {
        return getEntityManager()
                .createQuery("""
                        select s.level, count(*), count(s.doneAt), sum(s.spent.calls), sum(s.spent.promptTokens),
                            sum(s.spent.cachedTokens), sum(s.spent.completionTokens), sum(s.spent.millis)
                        from StepEntity s where s.projectId = ?1 group by s.level order by s.level
                        """, LevelRow.class)
                .setParameter(1, projectId)
                .getResultList();
    }

    /** Keys of the steps that are done. */
    List<String> doneKeys(String projectId) {
        return getEntityManager()
                .createQuery(
                        "select s.key from StepEntity s where s.projectId = ?1 and s.doneAt is not null", String.class)
                .setParameter(1, projectId)
                .getResultList();
    }

    List<StepEntity> done(String projectId, Level level) {
        return find("projectId = ?1 and level = ?2 and doneAt is not null", projectId, level)
                .list();
    }

    /** Steps that were asked for and are not done are asked for anew. */
    void askAgain(String projectId) {
        int unused = update(
                "sentAt = null, attempt = attempt + 1 where projectId = ?1 and doneAt is null and sentAt is not null",
                projectId);
    }
}
