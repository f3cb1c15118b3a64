package io.agon.criteria.reflection;

/**
 * What is believed of a text's score, which is only ever seen with noise. A revision that is kept because it looked better than it is
 * would make all that follow look worse than they are; a belief that leans on what came before does not fall for that.
 *
 * @param mean of the belief
 * @param variance of the belief, at least 0
 */
public record Standing(double mean, double variance) {
    public Standing {
        if (!Double.isFinite(mean) || !(variance >= 0 && Double.isFinite(variance))) {
            throw new IllegalArgumentException(
                    "mean is " + mean + ", variance is " + variance + ": must be finite, at least 0");
        }
    }

    /**
     * What revisions do and how they are seen.
     *
     * @param expected gain
     * @param change variance of what a revision truly changes around that, at least 0
     * @param noise variance of what is seen around the truth, above 0
     */
    public record Revising(double expected, double change, double noise) {}

    /**
     * What is believed of a revision of this text that takes its place (Kalman, Journal of Basic Engineering 82, 1960, in one
     * dimension).
     *
     * @param seen its score as it was seen
     */
    public Standing kept(double seen, Revising revising) {
        double before = variance + revising.change();
        double share = before / (before + revising.noise());
        return new Standing(
                mean + revising.expected() + share * (seen - mean - revising.expected()), (1 - share) * before);
    }

    /** What is believed of this text when a revision of it was seen, and not kept: that tells of what it was made of, too. */
    public Standing rejected(double seen, Revising revising) {
        double share = variance / (variance + revising.change() + revising.noise());
        return new Standing(mean + share * (seen - mean - revising.expected()), (1 - share) * variance);
    }
}
