package io.agon.evolution.adapter.db;

import io.agon.evolution.domain.tournament.Match;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** Row of {@code match}. */
@Entity
@Table(name = "match")
@IdClass(RunKey.OfMatch.class)
@Immutable
class MatchEntity {
    @Id
    String runId;

    @Id
    int number;

    String id;
    int generation;
    int round;
    int firstOrdinal;
    int secondOrdinal;
    String judge;
    int seed;
    long step;

    static MatchEntity of(String runId, Match match, long step) {
        MatchEntity entity = new MatchEntity();
        entity.runId = runId;
        entity.number = match.number();
        entity.id = match.id();
        entity.generation = match.generation();
        entity.round = match.round();
        entity.firstOrdinal = match.first();
        entity.secondOrdinal = match.second();
        entity.judge = match.judge();
        entity.seed = match.seed();
        entity.step = step;
        return entity;
    }

    Match match() {
        return new Match(number, id, generation, round, firstOrdinal, secondOrdinal, judge, seed);
    }
}
