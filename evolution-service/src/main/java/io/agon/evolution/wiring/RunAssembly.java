package io.agon.evolution.wiring;

import io.agon.evolution.adapter.db.DatabaseArchive;
import io.agon.evolution.adapter.db.DatabaseCensus;
import io.agon.evolution.adapter.db.DatabaseOutbox;
import io.agon.evolution.adapter.db.DatabaseRuns;
import io.agon.evolution.adapter.db.DatabaseTrainingRecords;
import io.agon.evolution.adapter.metrics.CensusMetrics;
import io.agon.evolution.adapter.metrics.MeteredRuns;
import io.agon.evolution.application.AdvanceRun;
import io.agon.evolution.application.AnnouncingRuns;
import io.agon.evolution.application.ApplyDrafts;
import io.agon.evolution.application.ApplyVerdicts;
import io.agon.evolution.application.CancelRun;
import io.agon.evolution.application.ChangeBoard;
import io.agon.evolution.application.CreateRun;
import io.agon.evolution.application.PauseRun;
import io.agon.evolution.application.ResumeRun;
import io.agon.evolution.application.StopOnDeadLetter;
import io.agon.evolution.application.port.Outbox;
import io.agon.evolution.application.port.Rubrics;
import io.agon.evolution.application.port.RunArchive;
import io.agon.evolution.application.port.Runs;
import io.agon.evolution.application.port.TrainingRecords;
import io.agon.evolution.config.EvolutionConfig;
import io.agon.evolution.domain.export.ExportOrderReader;
import io.agon.evolution.domain.specification.Defaults;
import io.agon.evolution.domain.specification.RubricReader;
import io.agon.evolution.domain.specification.SpecificationReader;
import io.agon.evolution.domain.tournament.Methods;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.Supplier;

/** Use cases over the database. */
class RunAssembly {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int ID_LENGTH = 12;
    private final SecureRandom random = new SecureRandom();

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    Defaults defaults(EvolutionConfig config) {
        return BuiltIns.load().with(config.models());
    }

    @Produces
    @Singleton
    RubricReader rubricReader(Defaults defaults, Rubrics rubrics) {
        return new RubricReader(defaults.rubrics(), rubrics::find);
    }

    @Produces
    @Singleton
    SpecificationReader specificationReader(Defaults defaults, RubricReader rubrics) {
        return new SpecificationReader(defaults, rubrics);
    }

    @Produces
    @Singleton
    ExportOrderReader exportOrderReader() {
        return new ExportOrderReader();
    }

    /** A reader for each export: it keeps texts at hand. */
    @Produces
    @Singleton
    Supplier<TrainingRecords> trainingRecords(EntityManager entities) {
        return () -> new DatabaseTrainingRecords(entities);
    }

    @Produces
    @Singleton
    ChangeBoard changes() {
        return new ChangeBoard();
    }

    @Produces
    @Singleton
    Runs runs(EntityManager entities, SpecificationReader reader, ChangeBoard changes, MeterRegistry meters) {
        return new MeteredRuns(new AnnouncingRuns(new DatabaseRuns(entities, reader), changes), meters);
    }

    @Produces
    @Singleton
    RunArchive archive(EntityManager entities, SpecificationReader reader) {
        return new DatabaseArchive(entities, reader);
    }

    @Produces
    @Singleton
    Outbox outbox(EntityManager entities, SpecificationReader reader) {
        return new DatabaseOutbox(entities, reader);
    }

    @Produces
    @Singleton
    @Startup
    CensusMetrics census(EntityManager entities, SpecificationReader reader, Clock clock, MeterRegistry meters) {
        return new CensusMetrics(new DatabaseCensus(entities, reader, clock), clock, meters);
    }

    @Produces
    @Singleton
    AdvanceRun advanceRun(Methods methods, Clock clock) {
        return new AdvanceRun(methods, clock);
    }

    @Produces
    @Singleton
    CreateRun createRun(SpecificationReader reader, Runs runs, AdvanceRun advance, Clock clock) {
        Supplier<String> ids = () -> {
            StringBuilder id = new StringBuilder("r-");
            for (int i = 0; i < ID_LENGTH; i++) {
                id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
            return id.toString();
        };
        return new CreateRun(reader, runs, advance, clock, ids, random::nextLong);
    }

    @Produces
    @Singleton
    ApplyDrafts applyDrafts(Runs runs, AdvanceRun advance) {
        return new ApplyDrafts(runs, advance);
    }

    @Produces
    @Singleton
    ApplyVerdicts applyVerdicts(Runs runs, AdvanceRun advance) {
        return new ApplyVerdicts(runs, advance);
    }

    @Produces
    @Singleton
    StopOnDeadLetter stopOnDeadLetter(Runs runs) {
        return new StopOnDeadLetter(runs);
    }

    @Produces
    @Singleton
    PauseRun pauseRun(Runs runs) {
        return new PauseRun(runs);
    }

    @Produces
    @Singleton
    ResumeRun resumeRun(SpecificationReader reader, Runs runs, AdvanceRun advance, Clock clock) {
        return new ResumeRun(reader, runs, advance, clock);
    }

    @Produces
    @Singleton
    CancelRun cancelRun(Runs runs, Clock clock) {
        return new CancelRun(runs, clock);
    }
}
