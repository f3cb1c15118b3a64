package io.agon.evolution.application.port;

import io.agon.evolution.domain.population.Place;
import io.agon.evolution.domain.run.Account;
import io.agon.evolution.domain.run.Run;
import io.agon.evolution.domain.tournament.Entrant;
import io.agon.evolution.domain.tournament.Match;
import io.agon.evolution.domain.tournament.Result;
import io.agon.evolution.domain.tournament.Voids;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The records of one run, open for one transaction. Holds no texts: nothing that is decided needs them. */
public interface RunFile {
    Run run();

    /** Of these candidates, the places that still wait for their draft, by candidate id. */
    Map<String, Place> awaited(Collection<String> candidateIds);

    /** Of these matches, those without a verdict, by match id. */
    Map<String, Match> undecided(Collection<String> matchIds);

    /** The places of a generation, by ordinal. */
    List<Place> cohort(int generation);

    /** Those kept at the end of a generation, the best first. */
    List<Place> survivors(int generation);

    /** All candidates with a text, by ordinal. */
    List<Entrant> entrants();

    /** All readable verdicts, by match number. */
    List<Result> results();

    /** Matches without a verdict, by number. */
    List<Match> outstanding();

    /** What came out void, the most frequent first. */
    List<Voids> voids();

    /** What was consumed so far. */
    List<Account> accounts();
}
