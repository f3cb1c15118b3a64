package io.agon.judge.domain.judging;

import io.agon.judge.domain.asking.Reading;
import io.agon.judge.domain.judging.Judgment.Winner;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * Reads a verdict from the probabilities of the first token.
 *
 * <p>Tokens count for a label when they are that letter, whatever the white space around and the case. The three labels
 * must hold at least half of the probability together: a judge that would rather say something else has not judged. The
 * rest is left out and the three are scaled to 1; P(first) = P(A) + P(T) / 2.
 */
public final class LabelProbabilities {
    /** Least probability that the three labels must hold together. */
    public static final double LEAST_MASS = 0.5;

    private LabelProbabilities() {}

    /** The judgment that these probabilities of alternatives make. */
    public static Reading<Judgment> read(Map<String, Double> alternatives) {
        if (alternatives.isEmpty()) {
            return new Reading.Unreadable<>("no-token-probabilities", true);
        }
        double a = mass(alternatives, "A");
        double b = mass(alternatives, "B");
        double tie = mass(alternatives, "T");
        double all = a + b + tie;
        if (!(all >= LEAST_MASS)) {
            return new Reading.Unreadable<>("no-label-probability", true);
        }
        Winner winner = tie > a && tie > b ? Winner.TIE : a > b ? Winner.FIRST : b > a ? Winner.SECOND : Winner.TIE;
        double first = Math.clamp((a + tie / 2) / all, 0.0, 1.0);
        return new Reading.Readable<>(
                new Judgment(winner, OptionalDouble.of(first), Math.abs(2 * first - 1), Map.of()));
    }

    private static double mass(Map<String, Double> alternatives, String label) {
        return alternatives.entrySet().stream()
                .filter(e -> e.getKey().strip().equalsIgnoreCase(label))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }
}
