package io.agon.evolution.domain.tournament;

import io.agon.evolution.domain.run.Seeds;
import io.agon.ranking.Comparison;
import io.agon.ranking.Field;
import io.agon.ranking.PairingMethod;
import io.agon.ranking.Posterior;
import io.agon.ranking.Prior;
import io.agon.ranking.RatingMethod;
import io.agon.ranking.RatingResult;
import io.agon.ranking.StoppingRule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The ratings of a run at one moment: every readable verdict of every generation in one model. Candidates are numbered for
 * the model in the order of their ordinals, verdicts given in the order in which their matches were issued, so that the
 * order of delivery leaves no trace.
 */
public final class Ratings {
    private static final double COVERAGE = 0.9;

    private final int[] ordinals;
    private final List<Result> results;
    private final Field field;
    private final RatingResult ratings;

    /**
     * @param entrants all candidates of the run, by ordinal
     * @param results in the order of their match numbers
     * @param judges roles; the position is the judge's index in the model
     */
    public Ratings(RatingMethod method, List<Entrant> entrants, List<Result> results, List<String> judges) {
        this.ordinals = entrants.stream().mapToInt(Entrant::ordinal).toArray();
        this.results = results;
        List<Comparison> comparisons = new ArrayList<>(results.size());
        for (Result result : results) {
            comparisons.add(new Comparison(
                    index(result.first()), index(result.second()), judges.indexOf(result.judge()), result.score()));
        }
        this.field = new Field(priors(entrants), judges.size(), comparisons);
        this.ratings = method.rate(field);
    }

    /** Offspring are expected to be what their parents turn out to be, and what earlier revisions gained besides. */
    private List<Prior> priors(List<Entrant> entrants) {
        Map<String, Integer> objectives = new HashMap<>();
        List<Prior> priors = new ArrayList<>(entrants.size());
        for (Entrant entrant : entrants) {
            if (entrant.parent() == null) {
                priors.add(Prior.UNKNOWN);
            } else {
                int objective = objectives.computeIfAbsent(entrant.objective(), unused -> objectives.size());
                priors.add(new Prior.Offspring(index(entrant.parent()), objective));
            }
        }
        return priors;
    }

    private int index(int ordinal) {
        int index = Arrays.binarySearch(ordinals, ordinal);
        if (index < 0) {
            throw new IllegalArgumentException("ordinal is " + ordinal + ": no candidate of the run");
        }
        return index;
    }

    /** Two ordinals that meet. */
    public record Pair(int first, int second) {}

    /**
     * The next pairs, at most {@code batch}.
     *
     * @param inFlight pairs whose verdicts are still out
     */
    public List<Pair> pair(PairingMethod method, int[] population, List<Pair> inFlight, int top, int batch, long seed) {
        int[] eligible = Arrays.stream(population).map(this::index).sorted().toArray();
        int places = Math.min(top, eligible.length);
        List<PairingMethod.Pairing> awaited = inFlight.stream()
                .map(pair -> new PairingMethod.Pairing(index(pair.first()), index(pair.second())))
                .toList();
        var request = new PairingMethod.Request(field, ratings, eligible, awaited, places, batch, seed);
        return method.pair(request).stream()
                .map(pairing -> new Pair(ordinals[pairing.first()], ordinals[pairing.second()]))
                .toList();
    }

    /**
     * Whether the best of the population are known well enough.
     *
     * @param wrongShare share of the places whose holders may be expected not to belong there; 0: never enough
     */
    public boolean settled(int[] population, int places, double wrongShare, long seed) {
        if (wrongShare == 0 || !(ratings instanceof Posterior posterior) || places >= population.length) {
            return false;
        }
        int[] eligible = Arrays.stream(population).map(this::index).sorted().toArray();
        return new StoppingRule(wrongShare, 0, Long.MAX_VALUE)
                .decide(posterior.choose(eligible, places, seed), 0)
                .stop();
    }

    /** The population, the best first; equal ratings go by ordinal. The first {@code survivors} survive. */
    public List<Standing> standings(int[] population, int survivors, Seeds seeds, int generation) {
        int[] eligible = Arrays.stream(population).map(this::index).sorted().toArray();
        int places = Math.min(survivors, eligible.length);
        double[] top = ratings.topProbabilities(eligible, places, seeds.bits("top-probabilities", generation));
        int[][] records = records();
        int[] ranked = ranked(eligible);
        return IntStream.range(0, ranked.length)
                .mapToObj(i -> {
                    int index = ranked[i];
                    var interval = ratings.interval(index, COVERAGE);
                    int[] record = records[index];
                    return new Standing(
                            ordinals[index],
                            i + 1,
                            ratings.mean(index),
                            known(ratings.variance(index)),
                            known(interval.low()),
                            known(interval.high()),
                            known(top[index]),
                            record[0] + record[1] + record[2],
                            record[0],
                            record[1],
                            record[2],
                            i < places);
                })
                .toList();
    }

    /** The leader of the population, without the costly parts of its standing. */
    public Leader leader(int[] population) {
        int index = ranked(Arrays.stream(population).map(this::index).sorted().toArray())[0];
        var interval = ratings.interval(index, COVERAGE);
        return new Leader(ordinals[index], ratings.mean(index), known(interval.low()), known(interval.high()));
    }

    /** The candidate rated highest; bounds null where the method gives none. */
    public record Leader(int ordinal, double mean, Double low, Double high) {}

    /** Share of the decisive verdicts that went to the side rated higher, 0 to 1; null where there is none. */
    public Double agreement() {
        List<Result> decisive = results.stream()
                .filter(result -> result.outcome() != Outcome.TIE)
                .toList();
        long agreeing = decisive.stream()
                .filter(result ->
                        (rating(result.first()) > rating(result.second())) == (result.outcome() == Outcome.FIRST))
                .count();
        return decisive.isEmpty() ? null : (Double) (agreeing / (double) decisive.size());
    }

    /** A rating in log-odds, by ordinal. */
    public double rating(int ordinal) {
        return ratings.mean(index(ordinal));
    }

    /**
     * By how much one candidate is rated above another.
     *
     * @param mean log-odds
     * @param deviation standard deviation of that; NaN where the method gives none
     */
    public record Margin(double mean, double deviation) {}

    /**
     * Probability that a judge without position bias prefers the one candidate, by ordinals.
     *
     * @throws IllegalStateException where the method gives none
     */
    public double winProbability(int one, int other) {
        if (ratings instanceof Posterior posterior) {
            return posterior.winProbability(index(one), index(other));
        }
        throw new IllegalStateException("this method gives no probabilities");
    }

    /** The margin of one candidate over another, by ordinals. */
    public Margin margin(int one, int other) {
        int a = index(one);
        int b = index(other);
        double covariance = ratings instanceof Posterior posterior ? posterior.covariance(a, b) : 0;
        double variance = ratings.variance(a) + ratings.variance(b) - 2 * covariance;
        return new Margin(ratings.mean(a) - ratings.mean(b), Math.sqrt(Math.max(0, variance)));
    }

    private int[] ranked(int[] eligible) {
        return Arrays.stream(eligible)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(index -> -ratings.mean(index))
                        .thenComparing(Comparator.naturalOrder()))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Wins, losses and ties by index. */
    private int[][] records() {
        int[][] records = new int[ordinals.length][3];
        for (Result result : results) {
            int[] first = records[index(result.first())];
            int[] second = records[index(result.second())];
            switch (result.outcome()) {
                case FIRST -> {
                    first[0]++;
                    second[1]++;
                }
                case SECOND -> {
                    first[1]++;
                    second[0]++;
                }
                case TIE -> {
                    first[2]++;
                    second[2]++;
                }
                case VOID -> throw new IllegalStateException("match " + result.match() + " is void: not a result");
            }
        }
        return records;
    }

    /** The comparisons as the model sees them. */
    public Field field() {
        return field;
    }

    private static Double known(double value) {
        return Double.isNaN(value) ? null : (Double) value;
    }
}
