package io.agon.evolution;

import io.agon.evolution.application.port.Decision;
import io.agon.evolution.application.port.Fact;
import io.agon.evolution.application.port.RunFile;
import io.agon.evolution.application.port.Runs;
import io.agon.evolution.application.port.Step;
import io.agon.evolution.domain.population.Place;
import io.agon.evolution.domain.run.Account;
import io.agon.evolution.domain.run.Run;
import io.agon.evolution.domain.run.RunStatus;
import io.agon.evolution.domain.run.Transition;
import io.agon.evolution.domain.tournament.Entrant;
import io.agon.evolution.domain.tournament.Match;
import io.agon.evolution.domain.tournament.Outcome;
import io.agon.evolution.domain.tournament.Result;
import io.agon.evolution.domain.tournament.Standing;
import io.agon.evolution.domain.tournament.Voids;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The store of one run in maps, with a queue of requests in place of the outbox. */
public final class InMemoryRuns implements Runs, RunFile {
    /** Every change of status that any run of this JVM took in these tests. */
    public final Set<Transition> taken = EnumSet.noneOf(Transition.class);

    public final Deque<Place> draftRequests = new ArrayDeque<>();
    public final Deque<Match> matchRequests = new ArrayDeque<>();
    public final Map<Integer, Place> places = new TreeMap<>();
    public final Map<Integer, String> texts = new HashMap<>();
    public final Map<Integer, Match> matches = new TreeMap<>();
    public final Map<Integer, Fact.NumberedVerdict> verdicts = new TreeMap<>();
    public final Map<Integer, List<Standing>> standings = new TreeMap<>();
    public final List<Account> accounts = new ArrayList<>();
    private Run run;

    @Override
    public Creation create(Run created, List<Fact> facts, String idempotencyKey) {
        run = created;
        facts.forEach(this::record);
        return new Creation(run, true);
    }

    @Override
    public Reply decide(String runId, Step... steps) {
        if (!run.id().equals(runId)) {
            return new Reply.UnknownRun();
        }
        List<Fact> recorded = new ArrayList<>();
        for (Step step : steps) {
            switch (step.decide(this)) {
                case Decision.Nothing() -> {}
                case Decision.Refusal(String detail) -> {
                    return new Reply.Refused(detail);
                }
                case Decision.Change(Run changed, List<Fact> facts) -> {
                    note(run.status(), changed.status());
                    run = changed;
                    facts.forEach(this::record);
                    recorded.addAll(facts);
                }
            }
        }
        return new Reply.Done(run, recorded);
    }

    private void note(RunStatus from, RunStatus to) {
        for (Transition row : Transition.values()) {
            if (row.from() == from && row.to() == to) {
                taken.add(row);
            }
        }
    }

    private void record(Fact fact) {
        switch (fact) {
            case Fact.PlacesOpened(var opened) -> opened.forEach(place -> places.put(place.ordinal(), place));
            case Fact.PlacesReopened(var reopened) -> reopened.forEach(place -> places.put(place.ordinal(), place));
            case Fact.DraftsRequested(var requested) -> draftRequests.addAll(requested);
            case Fact.DraftsApplied(var drafts) ->
                drafts.forEach(draft -> {
                    places.put(draft.place().ordinal(), draft.place());
                    if (draft.reply().text() != null) {
                        texts.put(draft.place().ordinal(), draft.reply().text());
                    }
                });
            case Fact.MatchesIssued(var issued) -> {
                issued.forEach(match -> matches.put(match.number(), match));
                matchRequests.addAll(issued);
            }
            case Fact.VerdictsRequested(var requested) -> matchRequests.addAll(requested);
            case Fact.VerdictsRecorded(var recorded) ->
                recorded.forEach(verdict -> {
                    if (verdicts.put(verdict.match().number(), verdict) != null) {
                        throw new IllegalStateException("second verdict on " + verdict.match());
                    }
                });
            case Fact.GenerationRated(int generation, var rated, var progress, var took) ->
                standings.put(generation, rated);
            case Fact.MatchesSaved(int unused) -> {}
            case Fact.Consumed(var more) -> accounts.addAll(more);
            case Fact.OutstandingRequested() -> {
                withdraw();
                places.values().stream()
                        .filter(place -> place.status() == Place.Status.REQUESTED)
                        .forEach(draftRequests::add);
                matches.values().stream()
                        .filter(match -> !verdicts.containsKey(match.number()))
                        .forEach(matchRequests::add);
            }
            case Fact.RequestsWithdrawn() -> withdraw();
        }
    }

    private void withdraw() {
        draftRequests.clear();
        matchRequests.clear();
    }

    @Override
    public Run run() {
        return run;
    }

    @Override
    public Map<String, Place> awaited(Collection<String> candidateIds) {
        Map<String, Place> found = new HashMap<>();
        for (Place place : places.values()) {
            String id = place.candidateId(run.id());
            if (place.status() == Place.Status.REQUESTED && candidateIds.contains(id)) {
                found.put(id, place);
            }
        }
        return found;
    }

    @Override
    public Map<String, Match> undecided(Collection<String> matchIds) {
        Map<String, Match> found = new HashMap<>();
        for (Match match : matches.values()) {
            if (matchIds.contains(match.id()) && !verdicts.containsKey(match.number())) {
                found.put(match.id(), match);
            }
        }
        return found;
    }

    @Override
    public List<Place> cohort(int generation) {
        return places.values().stream()
                .filter(place -> place.generation() == generation)
                .toList();
    }

    @Override
    public List<Place> survivors(int generation) {
        return standings.get(generation).stream()
                .filter(Standing::survivor)
                .map(standing -> places.get(standing.ordinal()))
                .toList();
    }

    @Override
    public List<Entrant> entrants() {
        return places.values().stream()
                .filter(place -> place.status() == Place.Status.DRAFTED)
                .map(Entrant::of)
                .toList();
    }

    @Override
    public List<Result> results() {
        return verdicts.values().stream()
                .filter(verdict -> verdict.reply().outcome() != Outcome.VOID)
                .map(verdict -> new Result(
                        verdict.match().number(),
                        verdict.match().first(),
                        verdict.match().second(),
                        verdict.match().judge(),
                        verdict.reply().outcome(),
                        verdict.reply().probabilityFirst()))
                .toList();
    }

    @Override
    public List<Match> outstanding() {
        return matches.values().stream()
                .filter(match -> !verdicts.containsKey(match.number()))
                .toList();
    }

    @Override
    public List<Voids> voids() {
        return verdicts.values().stream()
                .filter(verdict -> verdict.reply().outcome() == Outcome.VOID)
                .map(verdict -> new Voids(
                        verdict.match().generation(),
                        verdict.match().judge(),
                        verdict.reply().voidReason(),
                        1))
                .toList();
    }

    @Override
    public List<Account> accounts() {
        return List.copyOf(accounts);
    }
}
