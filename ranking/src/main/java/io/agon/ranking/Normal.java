package io.agon.ranking;

/** The standard normal distribution. */
final class Normal {
    private static final double ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

    private Normal() {}

    static double density(double z) {
        return Math.exp(-0.5 * z * z) / ROOT_TWO_PI;
    }

    /**
     * Lower tail probability, relative error below 1e-7 over the whole line: the power series near 0 and the continued
     * fraction of the tail beyond (Abramowitz and Stegun 1964, 26.2.10 and 26.2.14).
     */
    static double cumulative(double z) {
        double x = Math.abs(z);
        double tail;
        if (x < 2.5) {
            double term = x;
            double sum = x;
            for (int n = 1; n < 60 && term > 1e-17 * sum; n++) {
                term *= x * x / (2 * n + 1);
                sum += term;
            }
            tail = 0.5 - density(x) * sum;
        } else if (x < 38) {
            double fraction = x;
            for (int n = 24; n >= 1; n--) {
                fraction = x + n / fraction;
            }
            tail = density(x) / fraction;
        } else {
            tail = 0;
        }
        return z > 0 ? 1 - tail : tail;
    }

    /** The z below which this probability lies, by bisection and Newton steps on {@link #cumulative}. */
    static double quantile(double probability) {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException(
                    "probability is " + probability + ": must lie between 0 and 1, exclusive");
        }
        double low = -38;
        double high = 38;
        for (int i = 0; i < 24; i++) {
            double middle = 0.5 * (low + high);
            if (cumulative(middle) < probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double z = 0.5 * (low + high);
        for (int i = 0; i < 2; i++) {
            double density = density(z);
            if (density > 1e-300) {
                z -= (cumulative(z) - probability) / density;
            }
        }
        return z;
    }
}
