package io.agon.evolution.application;

import io.agon.evolution.application.port.Decision;
import io.agon.evolution.application.port.Fact;
import io.agon.evolution.application.port.RunFile;
import io.agon.evolution.domain.population.Breeding;
import io.agon.evolution.domain.population.Place;
import io.agon.evolution.domain.run.Account;
import io.agon.evolution.domain.run.Best;
import io.agon.evolution.domain.run.Identifiers;
import io.agon.evolution.domain.run.MatchCounts;
import io.agon.evolution.domain.run.Reason;
import io.agon.evolution.domain.run.Run;
import io.agon.evolution.domain.run.Warning;
import io.agon.evolution.domain.specification.RunSpecification;
import io.agon.evolution.domain.tournament.Match;
import io.agon.evolution.domain.tournament.Methods;
import io.agon.evolution.domain.tournament.Progress;
import io.agon.evolution.domain.tournament.Ratings;
import io.agon.evolution.domain.tournament.Standing;
import io.agon.evolution.domain.tournament.Voids;
import io.agon.ranking.Scale;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One step of one run: what a schedule can look at and what it can do. Collects what is decided; records are read when they
 * are first asked for. Not for threads to share.
 */
final class Turn {
    private static final int FEWEST_TO_DOUBT_A_JUDGE = 10;
    private static final double MANY_VOIDS = 0.1;

    private final RunFile file;
    private final Methods methods;
    private final Instant now;
    private final List<Fact> facts = new ArrayList<>();
    private Run run;
    private List<Place> members;
    private List<Place> population;
    private List<Standing> standings;
    private Ratings ratings;
    private List<Account> accounts;
    private List<Voids> voids;

    Turn(RunFile file, Methods methods, Instant now) {
        this.file = file;
        this.methods = methods;
        this.now = now;
        this.run = file.run();
    }

    /** The run as this step leaves it so far. */
    Run run() {
        return run;
    }

    RunSpecification specification() {
        return run.specification();
    }

    void become(Run next) {
        run = next;
    }

    /** What this step decided. */
    Decision decision() {
        return facts.isEmpty() && run.equals(file.run()) ? new Decision.Nothing() : new Decision.Change(run, facts);
    }

    boolean lastGeneration() {
        return run.generation() == specification().generations();
    }

    /** Those who compete in the generation at hand and have a text, by ordinal. */
    List<Place> population() {
        if (population == null) {
            population = members().stream()
                    .filter(place -> place.status() == Place.Status.DRAFTED)
                    .sorted(Comparator.comparingInt(Place::ordinal))
                    .toList();
        }
        return population;
    }

    /** Survivors of the generation before and the cohort, with or without a text. */
    private List<Place> members() {
        if (members == null) {
            members = new ArrayList<>();
            if (run.generation() > 1) {
                members.addAll(file.survivors(run.generation() - 1));
            }
            members.addAll(file.cohort(run.generation()));
        }
        return members;
    }

    private Stream<Place> cohort() {
        return members().stream().filter(place -> place.generation() == run.generation());
    }

    /** Those who compete in the generation at hand or will, when the drafts that are awaited come. */
    int expectedPopulation() {
        return (int) members().stream()
                .filter(place -> place.status() != Place.Status.REJECTED)
                .count();
    }

    /** The budget that is spent, in words, or null while there is some of each left. */
    String spent() {
        return run.spent(accounts(), now);
    }

    private List<Account> accounts() {
        if (accounts == null) {
            accounts = file.accounts();
        }
        return accounts;
    }

    private List<Voids> voids() {
        if (voids == null) {
            voids = file.voids();
        }
        return voids;
    }

    private Ratings ratings() {
        if (ratings == null) {
            ratings = methods.rate(
                    specification().ranking(),
                    file.entrants(),
                    file.results(),
                    specification().judging().judges());
        }
        return ratings;
    }

    private int[] ordinals() {
        return population().stream().mapToInt(Place::ordinal).toArray();
    }

    /** Pauses the run if too few candidates have a text; whether it did. */
    boolean pausesForTooFew() {
        int fewest = Math.max(2, specification().survivors());
        if (population().size() >= fewest) {
            return false;
        }
        boolean none = cohort().allMatch(place -> place.status() == Place.Status.REJECTED);
        pause(
                none ? Reason.WRITER_UNUSABLE : Reason.TOO_FEW_CANDIDATES,
                none
                        ? "every draft of generation " + run.generation() + " broke the constraints, "
                                + cohort().count() + " places with " + Place.ATTEMPTS + " attempts each"
                        : population().size() + " candidates have a text: at least " + fewest + " must");
        return true;
    }

    /** Pauses the run if not one of the generation's verdicts could be read; whether it did. */
    boolean pausesForUnreadable() {
        MatchCounts matches = run.generationMatches();
        boolean unreadable = matches.decided() >= FEWEST_TO_DOUBT_A_JUDGE
                && matches.voids() == matches.decided()
                && voids().stream().allMatch(each -> each.generation() != run.generation() || each.unreadable());
        if (unreadable) {
            pause(
                    Reason.JUDGE_UNREADABLE,
                    "none of the " + matches.decided() + " verdicts of generation " + run.generation()
                            + " could be read");
        }
        return unreadable;
    }

    private void pause(String code, String detail) {
        run = run.paused(new Reason(code, detail));
    }

    void warnOfEmptyPlaces() {
        if (cohort().anyMatch(place -> place.status() == Place.Status.REJECTED)) {
            run = run.warned(
                    Warning.PLACES_EMPTY,
                    run.drafts().rejected() + " of " + run.drafts().requested()
                            + " places stayed empty: no draft kept to the constraints");
        }
    }

    /**
     * How many of the best are still to be found: the survivors, then, in the last generation, the one that the user asked
     * for; 0 if it is sure enough who they are.
     */
    int sought() {
        int survivors = specification().survivors();
        if (!settled(survivors)) {
            return survivors;
        }
        return lastGeneration() && !settled(1) ? 1 : 0;
    }

    private boolean settled(int places) {
        return ratings()
                .settled(
                        ordinals(),
                        places,
                        specification().ranking().wrongShare(),
                        run.seeds().bits("settled", run.generation(), run.round(), places));
    }

    /** Plans no more matches in this generation: what is known is enough. */
    void saveTheRest() {
        MatchCounts matches = run.generationMatches();
        facts.add(new Fact.MatchesSaved(matches.planned() - matches.issued()));
        run = run.settled();
    }

    /**
     * Issues the matches that tell most about who are the best.
     *
     * @param sought how many of the best are to be found
     * @param wanted most matches, if no budget allows fewer
     * @param overlapping whether others are in flight, to be counted as if judged
     * @return whether there was any match to issue
     */
    boolean issue(int sought, long wanted, boolean overlapping) {
        List<Match> inFlight = overlapping ? file.outstanding() : List.of();
        Long budget = specification().budget().calls();
        long most = budget == null
                ? wanted
                : Math.min(wanted, budget - Account.total(accounts()).calls() - inFlight.size());
        int round = run.round() + 1;
        List<Ratings.Pair> pairs = most <= 0
                ? List.of()
                : ratings()
                        .pair(
                                methods.pairing(specification().ranking()),
                                ordinals(),
                                inFlight.stream()
                                        .map(match -> new Ratings.Pair(match.first(), match.second()))
                                        .toList(),
                                sought,
                                (int) most,
                                run.seeds().bits("pairing", run.generation(), round));
        if (pairs.isEmpty()) {
            return false;
        }
        // prompts that begin alike follow each other, so that the tier finds their beginning in its prefix cache
        List<Ratings.Pair> ordered = pairs.stream()
                .sorted(Comparator.comparingInt(Ratings.Pair::first))
                .toList();
        List<String> judges = specification().judging().judges();
        List<Match> matches = new ArrayList<>();
        int number = run.matches().issued();
        for (Ratings.Pair pair : ordered) {
            number++;
            matches.add(new Match(
                    number,
                    Identifiers.match(run.id(), run.generation(), round, pair.first(), pair.second(), number),
                    run.generation(),
                    round,
                    pair.first(),
                    pair.second(),
                    judges.get((number - 1) % judges.size()),
                    run.seeds().modelSeed("match", number)));
        }
        facts.add(new Fact.MatchesIssued(matches));
        run = run.issued(matches.size());
        return true;
    }

    /** Names the leader between rounds, for those who watch. */
    void lead() {
        Ratings.Leader leader = ratings().leader(ordinals());
        run = run.led(best(leader.ordinal(), leader.mean(), leader.low(), leader.high()));
    }

    private Best best(int ordinal, double mean, Double low, Double high) {
        Place place = population().stream()
                .filter(member -> member.ordinal() == ordinal)
                .findFirst()
                .orElseThrow();
        return new Best(
                place.candidateId(run.id()), place.label(), Scale.shown(mean), Scale.shown(low), Scale.shown(high));
    }

    /** Records the standings of the generation, its leader and what should be known of its judges. */
    void rate() {
        standings = ratings().standings(ordinals(), specification().survivors(), run.seeds(), run.generation());
        facts.add(new Fact.GenerationRated(
                run.generation(),
                standings,
                Progress.of(
                        run.generation(),
                        standings,
                        population(),
                        file.entrants(),
                        ratings().agreement()),
                Duration.between(run.generationStartedAt(), now)));
        Standing first = standings.getFirst();
        run = run.led(best(first.ordinal(), first.mean(), first.low(), first.high()));
        warnOfJudges();
    }

    /** What a person should know about the judges before trusting the ratings. */
    private void warnOfJudges() {
        MatchCounts matches = run.matches();
        run = run.unwarned(Warning.MANY_VOIDS).unwarned(Warning.JUDGE_NO_BETTER_THAN_CHANCE);
        if (matches.voids() > MANY_VOIDS * matches.decided()) {
            Map<String, Integer> reasons = new LinkedHashMap<>();
            voids().forEach(each -> reasons.merge(each.reason(), each.count(), Integer::sum));
            run = run.warned(
                    Warning.MANY_VOIDS,
                    matches.voids() + " of " + matches.decided() + " verdicts are void and moved no rating: "
                            + reasons.entrySet().stream()
                                    .sorted(Map.Entry.<String, Integer>comparingByValue()
                                            .reversed())
                                    .map(reason -> reason.getValue() + " " + reason.getKey())
                                    .collect(Collectors.joining(", ")));
        }
        List<String> guessing = guessing();
        if (!guessing.isEmpty()) {
            run = run.warned(
                    Warning.JUDGE_NO_BETTER_THAN_CHANCE,
                    "the verdicts of " + String.join(", ", guessing)
                            + " are no better than chance: the ranking means little");
        }
    }

    private List<String> guessing() {
        List<String> judges = specification().judging().judges();
        List<String> guessing = new ArrayList<>();
        for (int i = 0; i < judges.size(); i++) {
            int judge = i;
            boolean silent = ratings().field().comparisons().stream().noneMatch(each -> each.judge() == judge);
            int unread = voids().stream()
                    .filter(each -> each.judge().equals(judges.get(judge)))
                    .mapToInt(Voids::count)
                    .sum();
            if ((silent && unread >= FEWEST_TO_DOUBT_A_JUDGE)
                    || methods.reliability().noBetterThanChance(ratings().field(), judge)) {
                guessing.add(judges.get(judge));
            }
        }
        return guessing;
    }

    /**
     * Ends the run.
     *
     * @param spent the budget that is spent, in words; null if the run did all it was to do
     */
    void finish(String spent) {
        Run last = spent == null ? run : run.warned(Warning.BUDGET_SPENT, "the budget is spent: " + spent);
        run = last.planningNoMore().completed(now);
    }

    /** Has the rated survivors' offspring drafted, and judging rest until then. */
    void breed() {
        List<Place> offspring = offspring();
        run = run.breeding(now).drafts(offspring.size(), 0, 0, false);
    }

    /** Has the rated survivors' offspring drafted while judging goes on. */
    void breedOn() {
        List<Place> offspring = offspring();
        int survivors = specification().survivors();
        run = run.breedingOn(now, specification().ranking().matches(survivors + offspring.size()))
                .drafts(offspring.size(), 0, 0, false);
    }

    private List<Place> offspring() {
        Map<Integer, Place> members =
                population().stream().collect(Collectors.toMap(Place::ordinal, Function.identity()));
        List<Place> parents = standings.stream()
                .filter(Standing::survivor)
                .map(standing -> members.get(standing.ordinal()))
                .toList();
        List<Place> offspring = Breeding.offspring(
                specification(), parents, run.generation() + 1, run.drafts().requested());
        facts.add(new Fact.PlacesOpened(offspring));
        facts.add(new Fact.DraftsRequested(offspring));
        return offspring;
    }
}
