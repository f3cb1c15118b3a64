package io.agon.scaffold.adapter.db;

import io.agon.scaffold.domain.building.Level;
import io.agon.scaffold.domain.building.StepKey;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.runtime.annotations.RegisterForReflection;

import java.time.Instant;
import java.util.List;
import java.util.Set;

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

    /** What is known of a step without what it holds. */
    @RegisterForReflection
    record StepRow(String key, Instant doneAt, Instant editedAt, String fingerprint) {
        Instant heldSince() {
            return editedAt == null ? doneAt : editedAt;
        }
    }

    /** All steps, done or not, in the order in which they became known. */
    List<StepRow> known(String projectId) {
        return getEntityManager()
                .createQuery(
                        "select s.key, s.doneAt, s.editedAt, s.fingerprint from StepEntity s where s.projectId = ?1"
                                + " order by s.number",
                        StepRow.class)
                .setParameter(1, projectId)
                .getResultList();
    }

    List<String> models(String projectId) {
        return getEntityManager()
                .createQuery(
                        "select distinct s.model from StepEntity s where s.projectId = ?1 and s.model is not null",
                        String.class)
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

    /** Keeps what a step holds before it is made anew or replaced. */
    void archive(StepEntity step, Instant now) {
        int unused = getEntityManager()
                .createNativeQuery("""
                        insert into step_version (project_id, key, content, done_at, edited_at, model, replaced_at)
                        select project_id, key, content, done_at, edited_at, model, :now from step
                        where project_id = :project and key = :key
                        """)
                .setParameter("now", now)
                .setParameter("project", step.projectId)
                .setParameter("key", step.key)
                .executeUpdate();
    }

    /** Forgets steps that cannot be done now; they become known again when they can be. */
    void forget(String projectId, Set<String> keys) {
        if (!keys.isEmpty()) {
            long unused = delete("projectId = ?1 and key in ?2 and doneAt is null", projectId, keys);
        }
    }
}
