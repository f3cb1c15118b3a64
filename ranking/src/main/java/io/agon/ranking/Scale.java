package io.agon.ranking;

/** The scale on which ratings are shown: 1200 in the middle, 400 points for odds of 10 to 1, as with Elo. */
public final class Scale {
    private static final double POINTS = 400 / Math.log(10);

    private Scale() {}

    /** A rating for people. */
    public static double shown(double logOdds) {
        return Elo.START + POINTS * logOdds;
    }

    /** A bound for people; null where there is none. */
    public static Double shown(Double logOdds) {
        return logOdds == null ? null : (Double) shown(logOdds.doubleValue());
    }
}
