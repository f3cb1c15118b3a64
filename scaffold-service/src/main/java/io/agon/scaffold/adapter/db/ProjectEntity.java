package io.agon.scaffold.adapter.db;

import io.agon.scaffold.domain.project.Kind;
import io.agon.scaffold.domain.project.Status;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicUpdate;

import java.time.Instant;

/** Row of {@code project}. */
@Entity
@Table(name = "project")
@DynamicUpdate
class ProjectEntity {
    @Id
    String id;

    @Column(insertable = false, updatable = false)
    Long sequence;

    @Column(updatable = false)
    String bookId;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    Kind kind;

    String title;

    @ColumnTransformer(write = "cast(? as jsonb)")
    @Column(updatable = false)
    String specification;

    @Enumerated(EnumType.STRING)
    Status status;

    String reasonCode;
    String reasonDetail;

    @Embedded
    Spent spent;

    boolean edited;
    boolean simulated;

    @Column(updatable = false)
    Instant createdAt;

    Instant endedAt;
}
