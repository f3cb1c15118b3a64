package io.agon.ranking;

/**
 * One readable judgment of one pair. Voids are not comparisons.
 *
 * @param first index of the candidate shown first
 * @param second index of the candidate shown second, another one
 * @param judge index of the judge
 * @param score 1 if the first was preferred, 0 if the second, 0.5 for a tie, or the judge's probability that the first is
 *     better
 */
public record Comparison(int first, int second, int judge, double score) {
    public Comparison {
        if (first < 0 || second < 0 || first == second) {
            throw new IllegalArgumentException(
                    "first is " + first + ", second is " + second + ": must be two different indices from 0");
        }
        if (judge < 0) {
            throw new IllegalArgumentException("judge is " + judge + ": must be at least 0");
        }
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("score is " + score + ": must lie between 0 and 1");
        }
    }
}
