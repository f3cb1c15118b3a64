package io.agon.evolution.domain.voting;

import io.agon.criteria.Agreement;
import io.agon.evaluation.Proportion;
import io.agon.evolution.domain.voting.Ballot.Choice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleBiFunction;

/**
 * What people's votes say.
 *
 * @param ballots that were drawn
 * @param voters in the order of their names
 * @param alpha agreement of voters beyond chance (Krippendorff's alpha; a tie lies between both sides); NaN where no pair was voted on
 *     twice
 * @param agreement of decided votes, those that are for the text that is rated higher without people
 * @param calibration what judges' ratings predict, against what people chose, in five steps from 0.5 to 1
 * @param brier mean squared error of the prediction, 0 to 1: 0.25 is what a coin has
 */
public record VoteReport(
        int ballots, List<Voter> voters, double alpha, Proportion agreement, List<Bin> calibration, double brier) {
    private static final int BINS = 5;

    /**
     * A voter.
     *
     * @param left of decided votes, those for the text on the left: half of them, where nobody prefers a side
     */
    public record Voter(String name, int ballots, int votes, int ties, Proportion left) {}

    /**
     * Pairs for which about the same is predicted.
     *
     * @param predicted mean probability that the text that is rated higher is preferred
     * @param chosen share of the decided votes that are for it
     */
    public record Bin(double predicted, Proportion chosen) {}

    /** A ballot with its vote; null while there is none. */
    public record Cast(Ballot ballot, Choice choice) {}

    /**
     * Puts it together.
     *
     * @param probability that judges would prefer the one candidate to the other, by ordinals
     */
    public static VoteReport of(List<Cast> cast, ToDoubleBiFunction<Integer, Integer> probability) {
        Map<String, List<Cast>> byVoter = new TreeMap<>();
        cast.forEach(one -> byVoter.computeIfAbsent(one.ballot().voter(), key -> new ArrayList<>())
                .add(one));
        List<Voter> voters = new ArrayList<>();
        byVoter.forEach((name, own) -> voters.add(voter(name, own)));
        int[] agreed = new int[2];
        double[][] bins = new double[BINS][3];
        double squares = 0;
        int decided = 0;
        for (Cast one : cast) {
            if (one.choice() == Choice.LEFT || one.choice() == Choice.RIGHT) {
                double left = probability.applyAsDouble(
                        one.ballot().left(), one.ballot().right());
                boolean forLeft = one.choice() == Choice.LEFT;
                boolean forBetter = forLeft == left >= 0.5;
                double better = Math.max(left, 1 - left);
                agreed[0] += forBetter ? 1 : 0;
                agreed[1]++;
                double[] bin = bins[(int) Math.min(BINS - 1, (better - 0.5) * 2 * BINS)];
                bin[0] += better;
                bin[1] += forBetter ? 1 : 0;
                bin[2]++;
                squares += (better - (forBetter ? 1 : 0)) * (better - (forBetter ? 1 : 0));
                decided++;
            }
        }
        return new VoteReport(
                cast.size(),
                voters,
                Agreement.alpha(table(cast, byVoter), Agreement.Scale.INTERVAL),
                Proportion.of(agreed[0], agreed[1]),
                Arrays.stream(bins)
                        .filter(bin -> bin[2] > 0)
                        .map(bin -> new Bin(bin[0] / bin[2], Proportion.of((int) bin[1], (int) bin[2])))
                        .toList(),
                decided == 0 ? Double.NaN : squares / decided);
    }

    private static Voter voter(String name, List<Cast> own) {
        int left = (int) own.stream().filter(one -> one.choice() == Choice.LEFT).count();
        int right =
                (int) own.stream().filter(one -> one.choice() == Choice.RIGHT).count();
        int ties = (int) own.stream().filter(one -> one.choice() == Choice.TIE).count();
        return new Voter(name, own.size(), left + right + ties, ties, Proportion.of(left, left + right));
    }

    /** A row for each pair, a column for each voter: 1 for the lower ordinal, -1 for the higher, 0 for neither. */
    private static double[][] table(List<Cast> cast, Map<String, List<Cast>> byVoter) {
        List<String> names = List.copyOf(byVoter.keySet());
        Map<Long, double[]> rows = new LinkedHashMap<>();
        for (Cast one : cast) {
            if (one.choice() != null) {
                int low = Math.min(one.ballot().left(), one.ballot().right());
                int high = Math.max(one.ballot().left(), one.ballot().right());
                double[] row = rows.computeIfAbsent((long) low << 32 | high, key -> {
                    double[] empty = new double[names.size()];
                    Arrays.fill(empty, Double.NaN);
                    return empty;
                });
                double forLeft = one.choice() == Choice.TIE ? 0 : one.choice() == Choice.LEFT ? 1 : -1;
                row[names.indexOf(one.ballot().voter())] = one.ballot().left() == low ? forLeft : -forLeft;
            }
        }
        return rows.values().toArray(double[][]::new);
    }
}
