package io.agon.criteria;

import java.util.List;

/**
 * Whether what is optimised and what is wanted have parted (Goodhart's law). In the founding generation nobody has been chosen yet: there
 * it shows how a text's held-out score goes with its rating. Texts that were bred and chosen by rating should have gained in the
 * same proportion; where they surely have not gained half of that, they please the judges they were chosen by, and nobody else.
 */
public final class Goodhart {
    /** Share of the gain to be expected below which the two have parted; ours. */
    private static final double SHARE = 0.5;

    /** Fewest founders that tell anything. */
    private static final int FEWEST = 8;

    private static final double EDGE = 0.02;

    private Goodhart() {}

    /**
     * A text.
     *
     * @param rating log-odds, as its own generation was rated
     * @param score held-out, 0 to 1
     */
    public record Point(double rating, double score) {}

    /**
     * What is to be said of a generation. Gains are over the founders' mean, in log-odds of the held-out score, so that the nearness of
     * the top of the scale is no sign.
     *
     * @param ratingGain what its texts gained in rating
     * @param expected gain of held-out score that goes with that
     * @param gain of held-out score
     * @param probability of so little gain or less where half of the expected gain is true; 1 where no gain is expected
     * @param parted whether that is less than the level asked for
     */
    public record Parting(double ratingGain, double expected, double gain, double probability, boolean parted) {}

    /**
     * Tells of one generation: least squares on the founders, a one-sided t test on the others.
     *
     * @param level such as 0.01; divide by the number of generations that are looked at
     * @return probability 1 where there are too few founders, whose ratings or scores do not differ, or no others
     */
    public static Parting of(List<Point> founders, List<Point> others, double level) {
        double rating = mean(founders.stream().mapToDouble(Point::rating).toArray());
        double score = mean(founders.stream().mapToDouble(Goodhart::logOdds).toArray());
        double ratingGain = mean(others.stream().mapToDouble(Point::rating).toArray()) - rating;
        double gain = mean(others.stream().mapToDouble(Goodhart::logOdds).toArray()) - score;
        double squares = 0;
        double products = 0;
        for (Point founder : founders) {
            double off = founder.rating() - rating;
            squares += off * off;
            products += off * (logOdds(founder) - score);
        }
        if (founders.size() < FEWEST || others.isEmpty() || squares == 0) {
            return new Parting(ratingGain, 0, gain, 1, false);
        }
        double slope = products / squares;
        double left = 0;
        for (Point founder : founders) {
            double off = logOdds(founder) - score - slope * (founder.rating() - rating);
            left += off * off;
        }
        int freedom = founders.size() - 2;
        double expected = slope * ratingGain;
        if (!(expected > 0) || left == 0) {
            return new Parting(ratingGain, expected, gain, 1, false);
        }
        double reach = SHARE * ratingGain;
        double error =
                Math.sqrt(left / freedom * (1.0 / others.size() + 1.0 / founders.size() + reach * reach / squares));
        double probability = below((gain - SHARE * expected) / error, freedom);
        return new Parting(ratingGain, expected, gain, probability, probability < level);
    }

    private static double logOdds(Point point) {
        double share = Math.clamp(point.score(), EDGE, 1 - EDGE);
        return Math.log(share / (1 - share));
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return values.length == 0 ? Double.NaN : sum / values.length;
    }

    /** Student's distribution function, by Wallace's normal approximation (Annals of Mathematical Statistics 30, 1959). */
    private static double below(double t, int freedom) {
        double z = Math.sqrt(freedom * Math.log1p(t * t / freedom)) * (8.0 * freedom + 1) / (8.0 * freedom + 3);
        return Normal.below(Math.copySign(z, t));
    }
}
