package io.agon.evolution.wiring;

import io.agon.evolution.adapter.db.DatabaseImprovements;
import io.agon.evolution.adapter.db.DatabaseInductions;
import io.agon.evolution.adapter.db.DatabaseLessons;
import io.agon.evolution.adapter.db.DatabaseRubrics;
import io.agon.evolution.adapter.db.DatabaseScores;
import io.agon.evolution.application.ApplyScores;
import io.agon.evolution.application.GiveRewards;
import io.agon.evolution.application.ImproveTexts;
import io.agon.evolution.application.InduceCriteria;
import io.agon.evolution.application.ScoreBoard;
import io.agon.evolution.application.StopOnDeadLetter;
import io.agon.evolution.application.WatchHeldOut;
import io.agon.evolution.application.port.Improvements;
import io.agon.evolution.application.port.Inductions;
import io.agon.evolution.application.port.Lessons;
import io.agon.evolution.application.port.Rubrics;
import io.agon.evolution.application.port.RunArchive;
import io.agon.evolution.application.port.Runs;
import io.agon.evolution.application.port.Scores;
import io.agon.evolution.config.EvolutionConfig;
import io.agon.evolution.domain.improvement.ImprovementReader;
import io.agon.evolution.domain.induction.InductionReader;
import io.agon.evolution.domain.run.Identifiers;
import io.agon.evolution.domain.scoring.RewardOrderReader;
import io.agon.evolution.domain.specification.Defaults;
import io.agon.evolution.domain.specification.Rubric;
import io.agon.evolution.domain.specification.RubricReader;
import io.agon.evolution.domain.specification.RunSpecification;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Rubrics: where they come from, scores and rewards by them. */
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
    GiveRewards giveRewards(Scores scores, ScoreBoard board, Nudges nudges, EvolutionConfig config) {
        return new GiveRewards(
                scores, board, nudges.scores()::nudge, config.rewards().longestWait());
    }

    @Produces
    @Singleton
    RewardOrderReader rewardOrderReader(Defaults defaults, RubricReader rubrics) {
        return new RewardOrderReader(rubrics, defaults.models().get(RunSpecification.JUDGE));
    }

    @Produces
    @Singleton
    Inductions inductions(EntityManager entities) {
        return new DatabaseInductions(entities);
    }

    @Produces
    @Singleton
    InduceCriteria induceCriteria(
            Inductions inductions, Scores scores, ScoreBoard board, Rubrics rubrics, Nudges nudges, Clock clock) {
        return new InduceCriteria(
                inductions, scores, board, rubrics, nudges.coding()::nudge, nudges.scores()::nudge, clock);
    }

    @Produces
    @Singleton
    InductionReader inductionReader(Defaults defaults, RubricReader rubrics) {
        return new InductionReader(
                rubrics,
                defaults.rubrics().stream().map(Rubric::name).collect(Collectors.toSet()),
                defaults.models().get(RunSpecification.JUDGE));
    }

    @Produces
    @Singleton
    WatchHeldOut watchHeldOut(RunArchive archive, Runs runs, Scores scores, Nudges nudges, Clock clock) {
        return new WatchHeldOut(archive, runs, scores, nudges.scores()::nudge, clock);
    }

    @Produces
    @Singleton
    Lessons lessons(EntityManager entities) {
        return new DatabaseLessons(entities);
    }

    @Produces
    @Singleton
    Improvements improvements(EntityManager entities) {
        return new DatabaseImprovements(entities);
    }

    @Produces
    @Singleton
    ImproveTexts improveTexts(
            Improvements improvements,
            Lessons lessons,
            Scores scores,
            ScoreBoard board,
            Nudges nudges,
            Improvers improvers,
            StopOnDeadLetter stop,
            Clock clock) {
        return new ImproveTexts(
                improvements,
                lessons,
                scores,
                board,
                new ImproveTexts.Wanted(nudges.improving()::nudge, nudges.scores()::nudge),
                improvers,
                clock,
                () -> Identifiers.of("v-", List.of(UUID.randomUUID())),
                stop);
    }

    @Produces
    @Singleton
    Improvers improvers() {
        return new Improvers();
    }

    void close(@Disposes Improvers improvers) {
        improvers.close();
    }

    @Produces
    @Singleton
    ImprovementReader improvementReader(Defaults defaults, RubricReader rubrics) {
        return new ImprovementReader(rubrics, defaults.models());
    }

    @Produces
    @Singleton
    Nudges nudges() {
        return new Nudges(new Nudge(), new Nudge(), new Nudge(), new Nudge());
    }

    /** Those who send requests of scores, and of steps of codings, improvements and evaluations. */
    record Nudges(Nudge scores, Nudge coding, Nudge improving, Nudge evaluating) {}

    /** Wakes somebody, once there is somebody. */
    static final class Nudge {
        private volatile Runnable sender = () -> {};

        void nudge() {
            sender.run();
        }

        void to(Runnable wakes) {
            sender = wakes;
        }
    }
}
