package io.agon.criteria.reflection;

/**
 * What somebody did under some condition, and what it gained, over all its uses.
 *
 * @param condition what was the matter with the text, in words
 * @param action what was done about it, in words
 * @param uses how often it was tried, failures among them
 * @param advised how many of these because somebody advised it anew, 0 to {@code uses}
 * @param gain mean gain, in units of score; below 0 where it did harm
 * @param squares sum of squared deviations from the mean
 */
public record Lesson(String id, String condition, String action, int uses, int advised, double gain, double squares) {
    public Lesson {
        if (advised < 0 || advised > uses || !Double.isFinite(gain) || !(squares >= 0 && Double.isFinite(squares))) {
            throw new IllegalArgumentException("uses is " + uses + ", advised is " + advised + ", gain is " + gain
                    + ", squares is " + squares + ": must be at least 0, 0 to uses, finite, at least 0");
        }
    }

    /** One that was never tried. */
    public static Lesson untried(String id, String condition, String action) {
        return new Lesson(id, condition, action, 0, 0, 0, 0);
    }

    /**
     * The lesson after another use (Welford, Technometrics 4, 1962).
     *
     * @param anew whether somebody advised it anew
     */
    public Lesson after(double gained, boolean anew) {
        int count = uses + 1;
        double delta = gained - gain;
        double mean = gain + delta / count;
        return new Lesson(
                id, condition, action, count, advised + (anew ? 1 : 0), mean, squares + delta * (gained - mean));
    }
}
