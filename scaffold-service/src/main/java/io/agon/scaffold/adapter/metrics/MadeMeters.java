package io.agon.scaffold.adapter.metrics;

import io.agon.scaffold.domain.plan.Artefact;
import io.agon.scaffold.domain.plan.CanonUpdate;
import io.agon.scaffold.domain.plan.Prose;
import io.agon.stylometry.Words;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import java.util.function.Consumer;

/** Counts what steps made that tells how well a book is written. */
public final class MadeMeters implements Consumer<Artefact> {
    private final Counter words;
    private final Counter stops;
    private final Counter contradictions;

    public MadeMeters(MeterRegistry meters) {
        words = Counter.builder("scaffold.prose.words").register(meters);
        stops = Counter.builder("scaffold.prose.stops").register(meters);
        contradictions = Counter.builder("scaffold.contradictions").register(meters);
    }

    @Override
    public void accept(Artefact made) {
        if (made instanceof Prose prose) {
            words.increment(Words.count(prose.text()));
            stops.increment(prose.stops());
        } else if (made instanceof CanonUpdate update) {
            contradictions.increment(update.contradictions().size());
        }
    }
}
