package io.agon.evolution.adapter.db;

import io.agon.evolution.domain.population.Place;
import io.agon.evolution.domain.population.Variation;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.ColumnTransformer;

/** Row of {@code candidate}. */
@Entity
@Table(name = "candidate")
@IdClass(RunKey.OfCandidate.class)
class CandidateEntity {
    @Id
    String runId;

    @Id
    int ordinal;

    String id;

    @Column(updatable = false)
    int generation;

    @Column(updatable = false)
    int position;

    @Column(updatable = false)
    @Enumerated(EnumType.STRING)
    Variation variation;

    @Column(updatable = false)
    int[] parents;

    String style;
    String theme;
    String objective;
    int seed;
    int attempt;
    long step;

    @Enumerated(EnumType.STRING)
    Place.Status status;

    String text;
    int words;

    @ColumnTransformer(write = "cast(? as jsonb)")
    String violations;

    boolean repaired;
    String model;
    String prompt;
    String promptHash;
    boolean simulated;

    @Embedded
    Tokens tokens;
}
