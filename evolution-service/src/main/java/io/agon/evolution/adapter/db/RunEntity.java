package io.agon.evolution.adapter.db;

import io.agon.evolution.domain.run.RunStatus;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicUpdate;

import java.time.Instant;

/** Row of {@code run}. */
@Entity
@Table(name = "run")
@DynamicUpdate
class RunEntity {
    @Id
    String id;

    @Column(insertable = false, updatable = false)
    Long sequence;

    @Column(updatable = false)
    String idempotencyKey;

    long revision;

    @Column(updatable = false)
    String title;

    @Enumerated(EnumType.STRING)
    RunStatus status;

    @Enumerated(EnumType.STRING)
    RunStatus pausedFrom;

    String reasonCode;
    String reasonDetail;

    @Column(updatable = false)
    Instant createdAt;

    Instant endedAt;
    Instant resumedAt;

    @ColumnTransformer(write = "cast(? as jsonb)")
    String specification;

    int generation;
    int round;
    Instant generationStartedAt;
    int draftsRequested;
    int draftsDrafted;
    int draftsRejected;
    int matchesPlanned;
    int matchesIssued;
    int matchesDecided;
    int matchesVoid;
    int matchesSaved;
    int generationPlanned;
    int generationIssued;
    int generationDecided;
    int generationVoid;
    int generationSaved;
    boolean simulated;
    int lastVerdict;

    @ColumnTransformer(write = "cast(? as jsonb)")
    String best;

    @ColumnTransformer(write = "cast(? as jsonb)")
    String warnings;
}
