package io.agon.ranking;

import java.util.ArrayList;
import java.util.List;

/**
 * All that can be said of a set of verdicts: ratings with intervals, who is among the best, how the judges lean, whether the
 * verdicts agree with themselves and whether everyone can be compared.
 *
 * @param entries one for each candidate, best first
 * @param judges one for each judge
 * @param top how many count as the best
 * @param separation estimated standard deviation of true ratings, log-odds
 * @param wrongMembers expected number of the first {@code top} that are not among the best
 * @param regret expected mean rating of the best less that of the first {@code top}, log-odds
 * @param reliability how well verdicts predict each other
 * @param components candidates that comparisons connect; ratings of different components hang together by the priors alone
 */
public record RankingReport(
        List<Entry> entries,
        List<Judge> judges,
        int top,
        double separation,
        double wrongMembers,
        double regret,
        JudgeReliability reliability,
        List<List<Integer>> components) {
    /** Probability that an interval of a report holds the truth. */
    public static final double CONFIDENCE = 0.9;

    public RankingReport {
        entries = List.copyOf(entries);
        judges = List.copyOf(judges);
        components = List.copyOf(components);
    }

    /**
     * One candidate.
     *
     * @param candidate its index
     * @param rank from 1
     * @param rating with its 90 % interval, log-odds
     * @param topProbability that it is among the best
     * @param comparisons how often it was compared
     */
    public record Entry(
            int candidate, int rank, RatingResult.Interval rating, double topProbability, int comparisons) {}

    /**
     * One judge.
     *
     * @param judge its index
     * @param comparisons how many it judged
     * @param positionBias log-odds by which it prefers what it sees first, with its 90 % interval
     * @param ties share of plain ties
     * @param evidence that its verdicts are better than chance, standard deviations
     * @param noBetterThanChance whether there is too little of it for so many verdicts
     * @see ChanceTest
     */
    public record Judge(
            int judge,
            int comparisons,
            RatingResult.Interval positionBias,
            double ties,
            double evidence,
            boolean noBetterThanChance) {}

    /**
     * Rates a field.
     *
     * @param top how many count as the best, 1 to the number of candidates
     * @param seed of what is drawn
     */
    public static RankingReport of(Field field, int top, long seed) {
        Posterior posterior = new BradleyTerry().rate(field);
        int[] all = Ranks.all(field.size());
        Posterior.Choice choice = posterior.choose(all, top, seed);
        Verdicts verdicts = Verdicts.of(field);
        List<Entry> entries = new ArrayList<>();
        for (int candidate : Ranks.byRating(posterior, all)) {
            entries.add(new Entry(
                    candidate,
                    entries.size() + 1,
                    posterior.interval(candidate, CONFIDENCE),
                    choice.probabilities()[candidate],
                    verdicts.shownFirst[candidate] + verdicts.shownSecond[candidate]));
        }
        int[] calls = new int[field.judges()];
        for (Comparison comparison : field.comparisons()) {
            calls[comparison.judge()]++;
        }
        List<Judge> judges = new ArrayList<>();
        for (int j = 0; j < calls.length; j++) {
            ChanceTest chance = ChanceTest.of(field, j);
            judges.add(new Judge(
                    j,
                    calls[j],
                    posterior.positionBias(j, CONFIDENCE),
                    calls[j] == 0 ? 0 : (double) verdicts.ties[j] / calls[j],
                    chance.evidence(),
                    chance.noBetterThanChance()));
        }
        return new RankingReport(
                entries,
                judges,
                top,
                posterior.separation(),
                choice.wrongMembers(),
                choice.regret(),
                JudgeReliability.of(field, seed),
                ComparisonGraph.components(field));
    }

    /** True where some candidates cannot be compared with others by any chain of verdicts. */
    public boolean disconnected() {
        return components.size() > 1;
    }
}
