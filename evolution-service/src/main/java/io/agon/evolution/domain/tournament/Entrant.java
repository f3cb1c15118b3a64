package io.agon.evolution.domain.tournament;

import io.agon.evolution.domain.population.Place;

/**
 * A candidate with a text, as the rating sees it.
 *
 * @param parent ordinal of what it was revised from, or null
 * @param objective what the revision aimed at, or null where there is no parent
 */
public record Entrant(int ordinal, Integer parent, String objective) {
    /** The candidate at a place. */
    public static Entrant of(Place place) {
        return new Entrant(
                place.ordinal(),
                place.parents().isEmpty() ? null : place.parents().getFirst(),
                place.objective());
    }
}
