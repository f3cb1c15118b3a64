package io.agon.evolution.adapter.db;

import io.agon.evolution.domain.tournament.Outcome;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;

/** Row of {@code verdict}. */
@Entity
@Table(name = "verdict")
@IdClass(RunKey.OfVerdict.class)
@Immutable
class VerdictEntity {
    @Id
    String runId;

    @Id
    int matchNumber;

    int number;
    long step;
    String model;

    @Enumerated(EnumType.STRING)
    Outcome outcome;

    Double probabilityFirst;
    Double margin;

    @ColumnTransformer(write = "cast(? as jsonb)")
    String criterionMargins;

    String voidReason;
    String replyHash;
    String prompt;
    String promptHash;
    boolean simulated;

    @Embedded
    Tokens tokens;
}
