package io.agon.evolution.application;

import io.agon.evolution.application.port.Decision;
import io.agon.evolution.application.port.Fact;
import io.agon.evolution.application.port.RunFile;
import io.agon.evolution.application.port.Step;
import io.agon.evolution.domain.population.Breeding;
import io.agon.evolution.domain.population.Place;
import io.agon.evolution.domain.run.Account;
import io.agon.evolution.domain.run.Best;
import io.agon.evolution.domain.run.Identifiers;
import io.agon.evolution.domain.run.MatchCounts;
import io.agon.evolution.domain.run.Reason;
import io.agon.evolution.domain.run.Run;
import io.agon.evolution.domain.run.Warning;
import io.agon.evolution.domain.specification.Ranking;
import io.agon.evolution.domain.specification.RunSpecification;
import io.agon.evolution.domain.tournament.Match;
import io.agon.evolution.domain.tournament.Methods;
import io.agon.evolution.domain.tournament.Ratings;
import io.agon.evolution.domain.tournament.Standing;
import io.agon.evolution.domain.tournament.Voids;
import io.agon.ranking.Scale;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The generational schedule: takes a run on when nothing of its cohort or round is outstanding, and does nothing
 * otherwise. Budgets are looked at here only, between rounds, so that what a run does never depends on the order in which
 * results came in.
 */
public final class AdvanceRun implements Step {
    /** Most matches issued at once where neither specification nor budget says otherwise: bounds memory. */
    static final int LARGEST_ROUND = 16_384;

    private static final int FEWEST_TO_DOUBT_A_JUDGE = 10;
    private static final double MANY_VOIDS = 0.1;

    private final Methods methods;
    private final Clock clock;

    public AdvanceRun(Methods methods, Clock clock) {
        this.methods = methods;
        this.clock = clock;
    }

    @Override
    public Decision decide(RunFile file) {
        Run run = file.run();
        return switch (run.status()) {
            case DRAFTING -> run.drafts().outstanding() > 0 ? new Decision.Nothing() : cohortDrafted(file);
            case JUDGING -> run.matches().outstanding() > 0 ? new Decision.Nothing() : roundJudged(file);
            case PAUSED, COMPLETED, CANCELLED -> new Decision.Nothing();
        };
    }

    private Decision cohortDrafted(RunFile file) {
        Run run = file.run();
        RunSpecification specification = run.specification();
        List<Place> cohort = file.cohort(run.generation());
        long empty = cohort.stream()
                .filter(place -> place.status() == Place.Status.REJECTED)
                .count();
        List<Place> population = population(file);
        int fewest = Math.max(2, specification.survivors());
        if (population.size() < fewest && empty == cohort.size()) {
            return pause(
                    run,
                    Reason.WRITER_UNUSABLE,
                    "every draft of generation " + run.generation() + " broke the constraints, " + cohort.size()
                            + " places with " + Place.ATTEMPTS + " attempts each");
        }
        if (population.size() < fewest) {
            return pause(
                    run,
                    Reason.TOO_FEW_CANDIDATES,
                    population.size() + " candidates have a text: at least " + fewest + " must");
        }
        if (empty > 0) {
            int everEmpty = run.drafts().rejected();
            run = run.warned(
                    Warning.PLACES_EMPTY,
                    everEmpty + " of " + run.drafts().requested()
                            + " places stayed empty: no draft kept to the constraints");
        }
        List<Account> accounts = file.accounts();
        Instant now = clock.instant();
        String spent = run.spent(accounts, now);
        Ratings ratings = ratings(file);
        List<Fact> facts = new ArrayList<>();
        if (spent != null) {
            List<Standing> standings = standings(run, ratings, population);
            Run rated = warned(rated(run, population, standings, facts, now), ratings, file.voids());
            return new Decision.Change(finish(rated, spent, now), facts);
        }
        Run judging = run.judging(specification.ranking().matches(population.size()));
        return new Decision.Change(
                issue(judging, ratings, population, specification.survivors(), accounts, facts), facts);
    }

    private Decision roundJudged(RunFile file) {
        Run run = file.run();
        List<Account> accounts = file.accounts();
        String spent = run.spent(accounts, clock.instant());
        List<Place> population = population(file);
        Ratings ratings = ratings(file);
        MatchCounts matches = run.generationMatches();
        List<Fact> facts = new ArrayList<>();
        if (spent != null || matches.issued() >= matches.planned()) {
            return generationJudged(file, run, population, ratings, spent, facts);
        }
        int sought = sought(run, ratings, population);
        if (sought == 0) {
            facts.add(new Fact.MatchesSaved(matches.planned() - matches.issued()));
            return generationJudged(file, run.settled(), population, ratings, null, facts);
        }
        Run next = issue(leading(run, ratings, population), ratings, population, sought, accounts, facts);
        return facts.isEmpty()
                ? generationJudged(file, run, population, ratings, null, facts)
                : new Decision.Change(next, facts);
    }

    private Decision generationJudged(
            RunFile file, Run run, List<Place> population, Ratings ratings, String spent, List<Fact> facts) {
        MatchCounts matches = run.generationMatches();
        List<Voids> voids = file.voids();
        if (matches.decided() >= FEWEST_TO_DOUBT_A_JUDGE
                && matches.voids() == matches.decided()
                && voids.stream().allMatch(each -> each.generation() != run.generation() || each.unreadable())) {
            return pause(
                    run,
                    Reason.JUDGE_UNREADABLE,
                    "none of the " + matches.decided() + " verdicts of generation " + run.generation()
                            + " could be read");
        }
        Instant now = clock.instant();
        List<Standing> standings = standings(run, ratings, population);
        Run rated = warned(rated(run, population, standings, facts, now), ratings, voids);
        if (spent != null) {
            return new Decision.Change(finish(rated, spent, now), facts);
        }
        if (run.generation() == run.specification().generations()) {
            return new Decision.Change(rated.planningNoMore().completed(now), facts);
        }
        return new Decision.Change(breed(rated, population, standings, facts, now), facts);
    }

    private static Decision pause(Run run, String code, String detail) {
        return new Decision.Change(run.paused(new Reason(code, detail)), List.of());
    }

    private static Run finish(Run run, String spent, Instant now) {
        return run.warned(Warning.BUDGET_SPENT, "the budget is spent: " + spent)
                .planningNoMore()
                .completed(now);
    }

    /** Those who compete in the generation at hand, by ordinal. */
    private static List<Place> population(RunFile file) {
        Run run = file.run();
        List<Place> members = new ArrayList<>();
        if (run.generation() > 1) {
            members.addAll(file.survivors(run.generation() - 1));
        }
        members.addAll(file.cohort(run.generation()));
        return members.stream()
                .filter(place -> place.status() == Place.Status.DRAFTED)
                .sorted(Comparator.comparingInt(Place::ordinal))
                .toList();
    }

    private static int[] ordinals(List<Place> places) {
        return places.stream().mapToInt(Place::ordinal).toArray();
    }

    private Ratings ratings(RunFile file) {
        RunSpecification specification = file.run().specification();
        return methods.rate(
                specification.ranking(),
                file.entrants(),
                file.results(),
                specification.judging().judges());
    }

    /** Issues the matches that tell most about who are the best {@code sought}. */
    private Run issue(
            Run run, Ratings ratings, List<Place> population, int sought, List<Account> accounts, List<Fact> facts) {
        RunSpecification specification = run.specification();
        MatchCounts counts = run.generationMatches();
        int round = run.round() + 1;
        long most = Math.min(counts.planned() - counts.issued(), round(specification, population.size()));
        if (specification.budget().calls() != null) {
            most = Math.min(
                    most,
                    specification.budget().calls() - Account.total(accounts).calls());
        }
        List<Ratings.Pair> pairs = ratings.pair(
                methods.pairing(specification.ranking()),
                ordinals(population),
                sought,
                (int) most,
                run.seeds().bits("pairing", run.generation(), round));
        if (pairs.isEmpty()) {
            return run;
        }
        List<String> judges = specification.judging().judges();
        List<Match> matches = new ArrayList<>();
        int number = run.matches().issued();
        for (Ratings.Pair pair : pairs) {
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
        return run.issued(matches.size());
    }

    /**
     * Random pairing asks nothing of the ratings, so that nothing need be waited for: all matches at once, unless a
     * budget may end the generation early or the specification names a batch.
     */
    private static int round(RunSpecification specification, int population) {
        Ranking ranking = specification.ranking();
        boolean atOnce = ranking.pairing() == Ranking.Pairing.RANDOM
                && ranking.batch() == null
                && specification.budget().unlimited();
        return atOnce ? LARGEST_ROUND : ranking.round(population);
    }

    /**
     * How many of the best are still to be found: the survivors, then, in the last generation, the one that the user asked
     * for; 0 if it is sure enough who they are.
     */
    private static int sought(Run run, Ratings ratings, List<Place> population) {
        int survivors = run.specification().survivors();
        if (!settled(run, ratings, population, survivors)) {
            return survivors;
        }
        boolean last = run.generation() == run.specification().generations();
        return last && !settled(run, ratings, population, 1) ? 1 : 0;
    }

    private static boolean settled(Run run, Ratings ratings, List<Place> population, int places) {
        return ratings.settled(
                ordinals(population),
                places,
                run.specification().ranking().wrongShare(),
                run.seeds().bits("settled", run.generation(), run.round(), places));
    }

    /** The leader between rounds, for those who watch. */
    private static Run leading(Run run, Ratings ratings, List<Place> population) {
        Ratings.Leader leader = ratings.leader(ordinals(population));
        return run.led(best(run, population, leader.ordinal(), leader.mean(), leader.low(), leader.high()));
    }

    private static Best best(Run run, List<Place> population, int ordinal, double mean, Double low, Double high) {
        Place place = population.stream()
                .filter(member -> member.ordinal() == ordinal)
                .findFirst()
                .orElseThrow();
        return new Best(
                place.candidateId(run.id()), place.label(), Scale.shown(mean), Scale.shown(low), Scale.shown(high));
    }

    private static List<Standing> standings(Run run, Ratings ratings, List<Place> population) {
        return ratings.standings(ordinals(population), run.specification().survivors(), run.seeds(), run.generation());
    }

    private static Run rated(Run run, List<Place> population, List<Standing> standings, List<Fact> facts, Instant now) {
        facts.add(new Fact.GenerationRated(
                run.generation(), standings, Duration.between(run.generationStartedAt(), now)));
        Standing first = standings.getFirst();
        return run.led(best(run, population, first.ordinal(), first.mean(), first.low(), first.high()));
    }

    /** What a person should know about the judges before trusting the ratings. */
    private Run warned(Run run, Ratings ratings, List<Voids> voids) {
        MatchCounts matches = run.matches();
        Run next = run.unwarned(Warning.MANY_VOIDS).unwarned(Warning.JUDGE_NO_BETTER_THAN_CHANCE);
        if (matches.voids() > MANY_VOIDS * matches.decided()) {
            Map<String, Integer> reasons = new LinkedHashMap<>();
            voids.forEach(each -> reasons.merge(each.reason(), each.count(), Integer::sum));
            next = next.warned(
                    Warning.MANY_VOIDS,
                    matches.voids() + " of " + matches.decided() + " verdicts are void and moved no rating: "
                            + reasons.entrySet().stream()
                                    .sorted(Map.Entry.<String, Integer>comparingByValue()
                                            .reversed())
                                    .map(reason -> reason.getValue() + " " + reason.getKey())
                                    .collect(Collectors.joining(", ")));
        }
        List<String> guessing = guessing(run.specification().judging().judges(), ratings, voids);
        if (!guessing.isEmpty()) {
            next = next.warned(
                    Warning.JUDGE_NO_BETTER_THAN_CHANCE,
                    "the verdicts of " + String.join(", ", guessing)
                            + " are no better than chance: the ranking means little");
        }
        return next;
    }

    private List<String> guessing(List<String> judges, Ratings ratings, List<Voids> voids) {
        List<String> guessing = new ArrayList<>();
        for (int i = 0; i < judges.size(); i++) {
            int judge = i;
            boolean silent = ratings.field().comparisons().stream().noneMatch(each -> each.judge() == judge);
            int unread = voids.stream()
                    .filter(each -> each.judge().equals(judges.get(judge)))
                    .mapToInt(Voids::count)
                    .sum();
            if ((silent && unread >= FEWEST_TO_DOUBT_A_JUDGE)
                    || methods.reliability().noBetterThanChance(ratings.field(), judge)) {
                guessing.add(judges.get(judge));
            }
        }
        return guessing;
    }

    private static Run breed(Run run, List<Place> population, List<Standing> standings, List<Fact> facts, Instant now) {
        Map<Integer, Place> members =
                population.stream().collect(Collectors.toMap(Place::ordinal, Function.identity()));
        List<Place> parents = standings.stream()
                .filter(Standing::survivor)
                .map(standing -> members.get(standing.ordinal()))
                .toList();
        int generation = run.generation() + 1;
        List<Place> offspring = Breeding.offspring(
                run.specification(), parents, generation, run.drafts().requested());
        facts.add(new Fact.PlacesOpened(offspring));
        facts.add(new Fact.DraftsRequested(offspring));
        return run.breeding(now).drafts(offspring.size(), 0, 0, false);
    }
}
