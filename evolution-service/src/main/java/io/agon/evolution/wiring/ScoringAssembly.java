package io.agon.evolution.wiring;

import io.agon.evolution.adapter.db.DatabaseRubrics;
import io.agon.evolution.adapter.db.DatabaseScores;
import io.agon.evolution.application.ApplyScores;
import io.agon.evolution.application.GiveRewards;
import io.agon.evolution.application.ScoreBoard;
import io.agon.evolution.application.port.Rubrics;
import io.agon.evolution.application.port.Scores;
import io.agon.evolution.config.EvolutionConfig;
import io.agon.evolution.domain.scoring.RewardOrderReader;
import io.agon.evolution.domain.specification.Defaults;
import io.agon.evolution.domain.specification.RubricReader;
import io.agon.evolution.domain.specification.RunSpecification;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

import java.time.Clock;

/** Rubrics, scores, rewards. */
class ScoringAssembly {
    @Produces
    @Singleton
    Rubrics rubrics(EntityManager entities, Clock clock) {
        return new DatabaseRubrics(entities, clock);
    }

    @Produces
    @Singleton
    Scores scores(EntityManager entities, Clock clock) {
        return new DatabaseScores(entities, clock);
    }

    @Produces
    @Singleton
    ScoreBoard board() {
        return new ScoreBoard();
    }

    @Produces
    @Singleton
    ApplyScores applyScores(Scores scores, ScoreBoard board) {
        return new ApplyScores(scores, board);
    }

    @Produces
    @Singleton
    GiveRewards giveRewards(Scores scores, ScoreBoard board, ScoreNudge nudge, EvolutionConfig config) {
        return new GiveRewards(scores, board, nudge::nudge, config.rewards().longestWait());
    }

    @Produces
    @Singleton
    RewardOrderReader rewardOrderReader(Defaults defaults, RubricReader rubrics) {
        return new RewardOrderReader(rubrics, defaults.models().get(RunSpecification.JUDGE));
    }

    @Produces
    @Singleton
    ScoreNudge nudge() {
        return new ScoreNudge();
    }

    /** Wakes whoever sends score requests, once there is somebody. */
    static final class ScoreNudge {
        private volatile Runnable sender = () -> {};

        void nudge() {
            sender.run();
        }

        void to(Runnable wakes) {
            sender = wakes;
        }
    }
}
