package io.agon.evolution.application;

import io.agon.evolution.application.port.DraftReply;
import io.agon.evolution.application.port.Fact;
import io.agon.evolution.application.port.RunArchive;
import io.agon.evolution.application.port.Runs;
import io.agon.evolution.domain.population.Breeding;
import io.agon.evolution.domain.population.Place;
import io.agon.evolution.domain.run.Consumption;
import io.agon.evolution.domain.run.Run;
import io.agon.evolution.domain.specification.RunSpecification;
import io.agon.evolution.domain.specification.SpecificationReader;
import io.agon.evolution.domain.specification.Violation;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Begins a run: reads its specification, opens the places of the founding cohort and requests their drafts. */
public final class CreateRun {
    private final SpecificationReader reader;
    private final Runs runs;
    private final AdvanceRun advance;
    private final Clock clock;
    private final Supplier<String> ids;
    private final LongSupplier seeds;

    /**
     * @param ids draws run ids
     * @param seeds draws seeds for specifications that give none
     */
    public CreateRun(
            SpecificationReader reader,
            Runs runs,
            AdvanceRun advance,
            Clock clock,
            Supplier<String> ids,
            LongSupplier seeds) {
        this.reader = reader;
        this.runs = runs;
        this.advance = advance;
        this.clock = clock;
        this.ids = ids;
        this.seeds = seeds;
    }

    /** What came of a request for a run. */
    public sealed interface Submission {
        /** The run, and whether this call made it rather than an earlier one under the same key. */
        record Accepted(Run run, boolean created) implements Submission {}

        /** The specification breaks these rules. */
        record Refused(List<Violation> violations) implements Submission {}
    }

    /**
     * @param written keys and values as the user wrote them
     * @param idempotencyKey null: none
     */
    public Submission create(Map<?, ?> written, String idempotencyKey) {
        return switch (check(written)) {
            case SpecificationReader.Refused(List<Violation> violations) -> new Submission.Refused(violations);
            case SpecificationReader.Accepted(RunSpecification specification) -> begin(specification, idempotencyKey);
        };
    }

    /** Reads a specification without beginning anything. */
    public SpecificationReader.Reading check(Map<?, ?> written) {
        return reader.read(written, seeds.getAsLong() & RunSpecification.LARGEST_SEED);
    }

    /** Begins a run of a specification that holds. */
    public Submission.Accepted begin(RunSpecification specification, String idempotencyKey) {
        List<Place> places = Breeding.found(specification);
        Run run = Run.begin(ids.get(), specification, clock.instant()).drafts(places.size(), 0, 0, false);
        List<Fact> facts = List.of(new Fact.PlacesOpened(places), new Fact.DraftsRequested(places));
        Runs.Creation creation = runs.create(run, facts, idempotencyKey);
        return new Submission.Accepted(creation.run(), creation.created());
    }

    /**
     * Begins a run whose founders are there: nobody is asked to write them, and they cost nothing.
     *
     * @param founders as many as the population
     */
    public Submission.Accepted begin(
            RunSpecification specification, List<RunArchive.Candidate> founders, String idempotencyKey) {
        String id = ids.get();
        List<Place> places = new ArrayList<>();
        List<Fact.AppliedDraft> drafts = new ArrayList<>();
        for (Place place : Breeding.found(specification)) {
            RunArchive.Candidate founder = founders.get(places.size());
            Place given = place.of(founder.style(), founder.theme());
            places.add(given);
            drafts.add(new Fact.AppliedDraft(
                    given.candidateId(id),
                    given.drafted(),
                    new DraftReply(
                            given.candidateId(id),
                            founder.text(),
                            founder.words(),
                            founder.violations(),
                            founder.repaired(),
                            founder.model(),
                            founder.prompt(),
                            founder.promptHash(),
                            Consumption.NONE,
                            founder.simulated())));
        }
        boolean simulated = founders.stream().anyMatch(RunArchive.Candidate::simulated);
        Run run = Run.begin(id, specification, clock.instant()).drafts(places.size(), places.size(), 0, simulated);
        Runs.Creation creation = runs.create(
                run, List.of(new Fact.PlacesOpened(places), new Fact.DraftsApplied(drafts)), idempotencyKey);
        var unused = runs.decide(creation.run().id(), advance);
        return new Submission.Accepted(creation.run(), creation.created());
    }
}
