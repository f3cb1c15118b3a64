package io.agon.evolution.application.port;

import io.agon.evolution.domain.voting.Ballot;
import io.agon.evolution.domain.voting.VoteReport.Cast;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Where people's ballots and votes are kept. Each method is one transaction. */
public interface Ballots {
    /** Adds those that are not there yet. */
    void add(String runId, List<Ballot> ballots);

    /** All of a run, by voter and number. */
    List<Cast> of(String runId);

    /** Those of these ids that are there. */
    Map<String, Cast> find(Collection<String> ids);

    /**
     * Records votes, all or none.
     *
     * @return false, with nothing recorded, where a ballot has another vote by now
     */
    boolean vote(Map<String, Ballot.Choice> votes, Instant now);
}
