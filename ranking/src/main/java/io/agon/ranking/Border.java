package io.agon.ranking;

/**
 * Where the best {@code k} end, and how much it matters to know a candidate better: the threshold at which the expected
 * number of candidates above it is {@code k}, and from it each candidate's urgency.
 */
final class Border {
    private final double threshold;

    private Border(double threshold) {
        this.threshold = threshold;
    }

    /** Border between the best {@code places} and the rest; places are kept between 1 and all but one. */
    static Border of(double[] mean, double[] variance, int places) {
        int n = mean.length;
        double wanted = Math.clamp(places, 1, Math.max(1, n - 1));
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            double reach = 8 * Math.sqrt(variance[i]);
            low = Math.min(low, mean[i] - reach);
            high = Math.max(high, mean[i] + reach);
        }
        double[] order = mean.clone();
        double threshold = n < 2 ? mean[0] : Ranks.largest(order, (int) wanted);
        // Newton, kept inside a shrinking bracket; the count above falls as the threshold rises
        for (int iteration = 0; iteration < 60; iteration++) {
            double above = 0;
            double slope = 0;
            for (int i = 0; i < n; i++) {
                double deviation = Math.sqrt(variance[i]);
                double z = (mean[i] - threshold) / deviation;
                if (z > 8) {
                    above += 1;
                } else if (z > -8) {
                    above += Normal.cumulative(z);
                    slope += Normal.density(z) / deviation;
                }
            }
            double excess = above - wanted;
            if (Math.abs(excess) < 1e-6 * n || high - low < 1e-10) {
                break;
            }
            if (excess > 0) {
                low = threshold;
            } else {
                high = threshold;
            }
            double newton = threshold + excess / slope;
            threshold = newton > low && newton < high ? newton : 0.5 * (low + high);
        }
        return new Border(threshold);
    }

    /** How much the border moves with a rating, in units common to the field. */
    double density(double mean, double variance) {
        double deviation = Math.sqrt(variance);
        return Normal.density((mean - threshold) / deviation) / deviation;
    }

    /**
     * What it is worth to lower the variance of a rating by one unit: the squared slope of the membership probability over its
     * standard deviation to the power of 1.5, in units of the rating's deviation. Dividing by the variance of membership would
     * find the border sooner, dividing by less would settle it better.
     */
    double weight(double mean, double variance) {
        double z = (mean - threshold) / Math.sqrt(variance);
        double uncertain = Normal.cumulative(z) * Normal.cumulative(-z);
        double density = Normal.density(z);
        double root = Math.sqrt(uncertain);
        return uncertain < 1e-200 ? 0 : density * density / (root * Math.sqrt(root * variance));
    }
}
