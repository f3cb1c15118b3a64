package io.agon.evolution.application.port;

import io.agon.evolution.domain.population.Place;
import io.agon.evolution.domain.specification.RunSpecification;
import io.agon.evolution.domain.tournament.Match;

import java.util.List;
import java.util.function.Consumer;

/** Requests that were decided and have not left yet, in the order in which they were decided. */
public interface Outbox {
    /**
     * Hands the oldest requests to the sender and forgets them when it returns. If it throws, they stay. Requests that
     * were decided meanwhile, or whose place is tried anew, are forgotten without being sent.
     *
     * @return number of requests taken, sent or not
     */
    int sendNext(int most, Consumer<List<Request>> sender);

    /** A request with all it needs. */
    sealed interface Request {}

    /** Write a candidate. */
    record DraftWanted(
            String runId, String candidateId, RunSpecification specification, Place place, List<Shown> parents)
            implements Request {}

    /** Judge a match. */
    record VerdictWanted(String runId, RunSpecification specification, Match match, Shown first, Shown second)
            implements Request {}

    /** A candidate's text. */
    record Shown(String candidateId, String text) {}
}
