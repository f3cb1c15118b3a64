package io.agon.evolution.domain.tournament;

import io.agon.evolution.domain.specification.Ranking;
import io.agon.ranking.Field;
import io.agon.ranking.PairingMethod;
import io.agon.ranking.RatingMethod;

import java.util.List;
import java.util.Map;

/**
 * The statistics that a specification may ask for.
 *
 * @param ratings for every method
 * @param pairings for every pairing
 * @param reliability how well judges tell candidates apart
 */
public record Methods(
        Map<Ranking.Method, RatingMethod> ratings,
        Map<Ranking.Pairing, PairingMethod> pairings,
        Reliability reliability) {
    public Methods {
        ratings = Map.copyOf(ratings);
        pairings = Map.copyOf(pairings);
    }

    RatingMethod rating(Ranking ranking) {
        return ratings.get(ranking.method());
    }

    /** The ratings of a run, by the method it asks for. */
    public Ratings rate(Ranking ranking, List<Entrant> entrants, List<Result> results, List<String> judges) {
        return new Ratings(rating(ranking), entrants, results, judges);
    }

    /** The ratings of a run by the method that tells how sure they are, whatever it asked for. */
    public Ratings estimate(List<Entrant> entrants, List<Result> results, List<String> judges) {
        return new Ratings(ratings.get(Ranking.Method.BRADLEY_TERRY), entrants, results, judges);
    }

    /** The pairing that a run asks for. */
    public PairingMethod pairing(Ranking ranking) {
        return pairings.get(ranking.pairing());
    }

    /** Tells whether a judge's verdicts carry information. */
    @FunctionalInterface
    public interface Reliability {
        /** Whether the verdicts of this judge cannot be told from coin tosses; false while there are too few of them. */
        boolean noBetterThanChance(Field field, int judge);
    }
}
