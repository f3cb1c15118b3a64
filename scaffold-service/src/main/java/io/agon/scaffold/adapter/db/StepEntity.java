package io.agon.scaffold.adapter.db;

import io.agon.scaffold.domain.building.Level;
import io.agon.scaffold.domain.building.StepKey;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicUpdate;

import java.io.Serializable;
import java.time.Instant;

/** Row of {@code step}. */
@Entity
@Table(name = "step")
@IdClass(StepEntity.Id.class)
@DynamicUpdate
class StepEntity {
    /** Its key. */
    record Id(String projectId, String key) implements Serializable {}

    @jakarta.persistence.Id
    String projectId;

    @jakarta.persistence.Id
    String key;

    @Column(insertable = false, updatable = false)
    Long number;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    Level level;

    int attempt;
    Instant sentAt;
    Instant doneAt;

    @ColumnTransformer(write = "cast(? as jsonb)")
    String content;

    String model;
    String prompt;
    String promptHash;
    String fingerprint;
    Instant editedAt;

    @Embedded
    Spent spent;

    static StepEntity ready(String projectId, StepKey key) {
        StepEntity step = new StepEntity();
        step.projectId = projectId;
        step.key = key.toString();
        step.level = key.level();
        step.attempt = 1;
        step.spent = new Spent();
        return step;
    }

    /** To be done anew; what it held is kept elsewhere. */
    void again() {
        doneAt = null;
        editedAt = null;
        content = null;
        sentAt = null;
        attempt++;
    }

    /** When what it holds became what it is; null if it is not done. */
    Instant heldSince() {
        return editedAt == null ? doneAt : editedAt;
    }
}
