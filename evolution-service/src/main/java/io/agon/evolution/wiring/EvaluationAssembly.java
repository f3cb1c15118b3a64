package io.agon.evolution.wiring;

import io.agon.evolution.adapter.db.DatabaseBallots;
import io.agon.evolution.adapter.db.DatabaseEvaluations;
import io.agon.evolution.application.CollectVotes;
import io.agon.evolution.application.EvaluateRuns;
import io.agon.evolution.application.port.Ballots;
import io.agon.evolution.application.port.Evaluations;
import io.agon.evolution.application.port.RunArchive;
import io.agon.evolution.application.port.TrainingRecords;
import io.agon.evolution.domain.evaluation.EvaluationOrderReader;
import io.agon.evolution.domain.run.Identifiers;
import io.agon.evolution.domain.specification.RubricReader;
import io.agon.evolution.domain.tournament.Methods;
import io.agon.evolution.wiring.ScoringAssembly.Nudges;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Evaluations, and people's votes. */
class EvaluationAssembly {
    @Produces
    @Singleton
    Evaluations evaluations(EntityManager entities) {
        return new DatabaseEvaluations(entities);
    }

    @Produces
    @Singleton
    EvaluationOrderReader evaluationOrderReader(RubricReader rubrics) {
        return new EvaluationOrderReader(rubrics);
    }

    @Produces
    @Singleton
    EvaluateRuns evaluateRuns(
            RunArchive archive, Evaluations evaluations, Nudges nudges, Improvers executor, Clock clock) {
        return new EvaluateRuns(
                archive,
                evaluations,
                nudges.evaluating()::nudge,
                executor,
                clock,
                () -> Identifiers.of("e-", List.of(UUID.randomUUID())));
    }

    @Produces
    @Singleton
    Ballots ballots(EntityManager entities) {
        return new DatabaseBallots(entities);
    }

    @Produces
    @Singleton
    CollectVotes collectVotes(Ballots ballots, Supplier<TrainingRecords> records, Methods methods, Clock clock) {
        return new CollectVotes(ballots, records, methods, clock);
    }
}
