package io.agon.evolution.application.port;

import io.agon.evolution.domain.population.Place;
import io.agon.evolution.domain.run.Account;
import io.agon.evolution.domain.tournament.Match;
import io.agon.evolution.domain.tournament.Progress;
import io.agon.evolution.domain.tournament.Standing;

import java.time.Duration;
import java.util.List;

/** Something that a use case decided and the store records, in the order given, together with the run. */
public sealed interface Fact {
    /** New places. */
    record PlacesOpened(List<Place> places) implements Fact {}

    /** Places that were given up are tried again. */
    record PlacesReopened(List<Place> places) implements Fact {}

    /** The drafts of these places are to be requested. */
    record DraftsRequested(List<Place> places) implements Fact {}

    /** Replies to draft requests, each with what became of its place. */
    record DraftsApplied(List<AppliedDraft> drafts) implements Fact {}

    /**
     * A reply and its place.
     *
     * @param candidateId the id the reply was to; the place may carry another one now, if it is tried again
     */
    record AppliedDraft(String candidateId, Place place, DraftReply reply) {}

    /** New matches, to be requested. */
    record MatchesIssued(List<Match> matches) implements Fact {}

    /** The verdicts on these matches are to be requested once more. */
    record VerdictsRequested(List<Match> matches) implements Fact {}

    /** Verdicts, numbered in order of application. */
    record VerdictsRecorded(List<NumberedVerdict> verdicts) implements Fact {}

    /** A verdict with its number and its match. */
    record NumberedVerdict(int number, Match match, VerdictReply reply) {}

    /** The ratings at the end of a generation, what it brought, and how long it took. */
    record GenerationRated(int generation, List<Standing> standings, Progress progress, Duration took)
            implements Fact {}

    /** A generation's judging ends early: this many matches are not needed. */
    record MatchesSaved(int count) implements Fact {}

    /** What model calls consumed, to be added to what is recorded. */
    record Consumed(List<Account> accounts) implements Fact {}

    /** Everything undecided is to be requested again, and only once. */
    record OutstandingRequested() implements Fact {}

    /** Requests that have not left yet are never to leave. */
    record RequestsWithdrawn() implements Fact {}
}
