package io.agon.criteria.reflection;

/**
 * What somebody did under some condition, and what it gained, over all its uses.
 *
 * @param condition what was the matter with the text, in words
 * @param action what was done about it, in words
 * @param uses how often it was tried, failures among them
 * @param gain mean gain, in units of score; below 0 where it did harm
 * @param squares sum of squared deviations from the mean
 */
public record Lesson(String id, String condition, String action, int uses, double gain, double squares) {
    public Lesson {
        if (uses < 0 || !Double.isFinite(gain) || !(squares >= 0 && Double.isFinite(squares))) {
            throw new IllegalArgumentException("uses is " + uses + ", gain is " + gain + ", squares is " + squares
                    + ": must be at least 0, finite, at least 0");
        }
    }

    /** One that was never tried. */
    public static Lesson untried(String id, String condition, String action) {
        return new Lesson(id, condition, action, 0, 0, 0);
    }

    /** The lesson after another use (Welford, Technometrics 4, 1962). */
    public Lesson after(double gained) {
        int count = uses + 1;
        double delta = gained - gain;
        double mean = gain + delta / count;
        return new Lesson(id, condition, action, count, mean, squares + delta * (gained - mean));
    }
}
