package io.agon.ranking;

/**
 * What is believed of a candidate before it is compared.
 *
 * @param mean expected rating, log-odds
 * @param variance its variance; {@code NaN}: the spread of the field, which the model estimates
 */
public record Prior(double mean, double variance) {
    /** Nothing known: the middle of the field, with the spread that the model estimates. */
    public static final Prior UNKNOWN = new Prior(0, Double.NaN);

    public Prior {
        if (!Double.isFinite(mean)) {
            throw new IllegalArgumentException("mean is " + mean + ": must be finite");
        }
        if (!Double.isNaN(variance) && !(variance > 0 && Double.isFinite(variance))) {
            throw new IllegalArgumentException("variance is " + variance + ": must be above 0, or NaN");
        }
    }
}
