package io.agon.evolution.application;

import io.agon.evolution.application.port.Fact;
import io.agon.evolution.application.port.Runs;
import io.agon.evolution.domain.population.Breeding;
import io.agon.evolution.domain.population.Place;
import io.agon.evolution.domain.run.Run;
import io.agon.evolution.domain.specification.RunSpecification;

import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/** Begins a run: opens the places of the founding cohort and requests their drafts. */
public final class CreateRun {
    private final Runs runs;
    private final Clock clock;
    private final Supplier<String> ids;

    /** @param ids draws run ids */
    public CreateRun(Runs runs, Clock clock, Supplier<String> ids) {
        this.runs = runs;
        this.clock = clock;
        this.ids = ids;
    }

    /** @param idempotencyKey null: none */
    public Runs.Creation create(RunSpecification specification, String idempotencyKey) {
        List<Place> places = Breeding.found(specification);
        Run run = Run.begin(ids.get(), specification, clock.instant()).drafts(places.size(), 0, 0, false);
        List<Fact> facts = List.of(new Fact.PlacesOpened(places), new Fact.DraftsRequested(places));
        return runs.create(run, facts, idempotencyKey);
    }
}
