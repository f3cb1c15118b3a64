package io.agon.evolution.application;

import io.agon.evolution.application.port.Fact;
import io.agon.evolution.application.port.Runs;
import io.agon.evolution.domain.population.Breeding;
import io.agon.evolution.domain.population.Place;
import io.agon.evolution.domain.run.Run;
import io.agon.evolution.domain.specification.RunSpecification;
import io.agon.evolution.domain.specification.SpecificationReader;
import io.agon.evolution.domain.specification.Violation;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Begins a run: reads its specification, opens the places of the founding cohort and requests their drafts. */
public final class CreateRun {
    private final SpecificationReader reader;
    private final Runs runs;
    private final Clock clock;
    private final Supplier<String> ids;
    private final LongSupplier seeds;

    /**
     * @param ids draws run ids
     * @param seeds draws seeds for specifications that give none
     */
    public CreateRun(SpecificationReader reader, Runs runs, Clock clock, Supplier<String> ids, LongSupplier seeds) {
        this.reader = reader;
        this.runs = runs;
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

    private Submission begin(RunSpecification specification, String idempotencyKey) {
        List<Place> places = Breeding.found(specification);
        Run run = Run.begin(ids.get(), specification, clock.instant()).drafts(places.size(), 0, 0, false);
        List<Fact> facts = List.of(new Fact.PlacesOpened(places), new Fact.DraftsRequested(places));
        Runs.Creation creation = runs.create(run, facts, idempotencyKey);
        return new Submission.Accepted(creation.run(), creation.created());
    }
}
