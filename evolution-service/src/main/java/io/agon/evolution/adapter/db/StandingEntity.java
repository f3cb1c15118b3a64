package io.agon.evolution.adapter.db;

import io.agon.evolution.domain.tournament.Standing;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** Row of {@code standing}. */
@Entity
@Table(name = "standing")
@IdClass(RunKey.OfStanding.class)
@Immutable
class StandingEntity {
    @Id
    String runId;

    @Id
    int generation;

    @Id
    int ordinal;

    int rank;
    double mean;
    Double variance;
    Double low;
    Double high;
    Double probabilityTop;
    int comparisons;
    int wins;
    int losses;
    int ties;
    boolean survivor;

    static StandingEntity of(String runId, int generation, Standing standing) {
        StandingEntity entity = new StandingEntity();
        entity.runId = runId;
        entity.generation = generation;
        entity.ordinal = standing.ordinal();
        entity.rank = standing.rank();
        entity.mean = standing.mean();
        entity.variance = standing.variance();
        entity.low = standing.low();
        entity.high = standing.high();
        entity.probabilityTop = standing.probabilityTop();
        entity.comparisons = standing.comparisons();
        entity.wins = standing.wins();
        entity.losses = standing.losses();
        entity.ties = standing.ties();
        entity.survivor = standing.survivor();
        return entity;
    }
}
