package io.agon.evolution.application;

import io.agon.evolution.application.port.Ballots;
import io.agon.evolution.application.port.TrainingRecords;
import io.agon.evolution.domain.run.Run;
import io.agon.evolution.domain.specification.Violation;
import io.agon.evolution.domain.tournament.Entrant;
import io.agon.evolution.domain.tournament.Methods;
import io.agon.evolution.domain.tournament.Outcome;
import io.agon.evolution.domain.tournament.Ratings;
import io.agon.evolution.domain.tournament.Result;
import io.agon.evolution.domain.tournament.Standing;
import io.agon.evolution.domain.voting.Ballot;
import io.agon.evolution.domain.voting.VoteReport;
import io.agon.evolution.domain.voting.VoteReport.Cast;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Draws blind ballots of what judges compared, takes people's votes, and says what they make of texts and judges. */
public final class CollectVotes {
    /** The judge in the rating model that people are. */
    public static final String PEOPLE = "people";

    private final Ballots ballots;
    private final Supplier<TrainingRecords> records;
    private final Methods methods;
    private final Clock clock;

    /** @param records opens the records of runs for one reading */
    public CollectVotes(Ballots ballots, Supplier<TrainingRecords> records, Methods methods, Clock clock) {
        this.ballots = ballots;
        this.records = records;
        this.methods = methods;
        this.clock = clock;
    }

    /** A ballot as a voter sees it: no ids, no ratings, no verdicts. */
    public record Shown(String ballot, String voter, int number, String left, String right) {}

    /** Draws ballots for voters; ballots that are there stay. Whether judges compared anything. */
    public boolean draw(Run run, List<String> voters, int pairs, long seed) {
        Rated rated = rated(run);
        Set<Ballot.Pair> pool = new LinkedHashSet<>();
        for (Result result : rated.results) {
            boolean firstBetter =
                    rated.ratings.margin(result.first(), result.second()).mean() >= 0;
            pool.add(
                    firstBetter
                            ? new Ballot.Pair(result.first(), result.second())
                            : new Ballot.Pair(result.second(), result.first()));
        }
        ballots.add(run.id(), Ballot.draw(run.id(), List.copyOf(pool), voters, pairs, seed));
        return !pool.isEmpty();
    }

    /**
     * Ballots of a run without a vote, as voters see them.
     *
     * @param voter null: of all voters
     */
    public List<Shown> open(Run run, String voter) {
        TrainingRecords reader = records.get();
        List<Cast> open = ballots.of(run.id()).stream()
                .filter(cast -> cast.choice() == null
                        && (voter == null || cast.ballot().voter().equals(voter)))
                .toList();
        Set<Integer> ordinals = new LinkedHashSet<>();
        open.forEach(cast -> {
            ordinals.add(cast.ballot().left());
            ordinals.add(cast.ballot().right());
        });
        Map<Integer, String> texts = ordinals.isEmpty() ? Map.of() : reader.texts(run.id(), ordinals);
        return open.stream()
                .map(Cast::ballot)
                .map(ballot -> new Shown(
                        ballot.id(),
                        ballot.voter(),
                        ballot.number(),
                        texts.get(ballot.left()),
                        texts.get(ballot.right())))
                .toList();
    }

    /**
     * Records votes, all or none.
     *
     * @param votes by ballot
     * @return what is wrong with them; empty where they are recorded. The same vote again is nothing wrong
     */
    public List<Violation> vote(Map<String, Ballot.Choice> votes) {
        Map<String, Cast> known = ballots.find(votes.keySet());
        List<Violation> violations = new ArrayList<>();
        Map<String, Ballot.Choice> fresh = new LinkedHashMap<>();
        votes.forEach((id, choice) -> {
            Cast cast = known.get(id);
            if (cast == null) {
                violations.add(new Violation("ballot", id, "must be the id of a ballot that was drawn"));
            } else if (cast.choice() == null) {
                fresh.put(id, choice);
            } else if (cast.choice() != choice) {
                violations.add(new Violation(
                        "choice", choice.name(), "must be the vote that ballot " + id + " has: " + cast.choice()));
            }
        });
        boolean recorded = !violations.isEmpty() || fresh.isEmpty() || ballots.vote(fresh, clock.instant());
        // somebody else voted in between: what is wrong now is seen by looking again
        return recorded ? violations : vote(votes);
    }

    /** What the votes on a run say. */
    public VoteReport report(Run run) {
        Rated rated = rated(run);
        return VoteReport.of(ballots.of(run.id()), (left, right) -> rated.ratings.winProbability(left, right));
    }

    /**
     * Ratings of these candidates with people as one more judge.
     *
     * @param places how many count as survivors
     */
    public List<Standing> standings(Run run, int[] population, int places, int generation) {
        Rated rated = rated(run);
        List<Result> results = new ArrayList<>(rated.results);
        int number = run.matches().issued();
        for (Cast cast : ballots.of(run.id())) {
            if (cast.choice() != null) {
                results.add(new Result(
                        ++number,
                        cast.ballot().left(),
                        cast.ballot().right(),
                        PEOPLE,
                        switch (cast.choice()) {
                            case LEFT -> Outcome.FIRST;
                            case RIGHT -> Outcome.SECOND;
                            case TIE -> Outcome.TIE;
                        },
                        null));
            }
        }
        List<String> judges = new ArrayList<>(run.specification().judging().judges());
        judges.add(PEOPLE);
        return methods.estimate(rated.entrants, results, judges).standings(population, places, run.seeds(), generation);
    }

    private record Rated(List<Entrant> entrants, List<Result> results, Ratings ratings) {}

    private Rated rated(Run run) {
        TrainingRecords reader = records.get();
        List<Entrant> entrants = reader.candidates(run.id()).stream()
                .map(TrainingRecords.Outline::entrant)
                .toList();
        List<Result> results = reader.results(run);
        return new Rated(
                entrants,
                results,
                methods.estimate(
                        entrants, results, run.specification().judging().judges()));
    }
}
