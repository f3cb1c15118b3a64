package io.agon.criteria.robustness;

/**
 * How a judge's preference for what it is shown first follows from how much better that truly is: P = 1 / (1 + exp(−a − b·d)), a
 * its leaning to the place, b how well it tells (Bradley and Terry 1952), fitted to answers whose texts try nothing. What it prefers
 * beyond that, it was talked into.
 *
 * @param place a, log-odds
 * @param discrimination b
 */
public record Merit(double place, double discrimination) {
    private static final double RIDGE = 1e-3;
    private static final int STEPS = 60;

    /**
     * Fitted by Newton's method to the likelihood with a weak ridge, so that answers without any error have a finite fit.
     *
     * @param differences true quality of the first less that of the second
     * @param first preference for the first, 0 to 1
     */
    public static Merit fitted(double[] differences, double[] first) {
        double a = 0;
        double b = 0;
        for (int step = 0; step < STEPS; step++) {
            double gradientA = -RIDGE * a;
            double gradientB = -RIDGE * b;
            double aa = RIDGE;
            double ab = 0;
            double bb = RIDGE;
            for (int i = 0; i < first.length; i++) {
                double p = logistic(a + b * differences[i]);
                double error = first[i] - p;
                double weight = p * (1 - p);
                gradientA += error;
                gradientB += error * differences[i];
                aa += weight;
                ab += weight * differences[i];
                bb += weight * differences[i] * differences[i];
            }
            double determinant = aa * bb - ab * ab;
            double stepA = (bb * gradientA - ab * gradientB) / determinant;
            double stepB = (aa * gradientB - ab * gradientA) / determinant;
            // long steps overshoot where answers are nearly certain
            double scale = Math.min(1, 2 / Math.max(Math.abs(stepA), Math.abs(stepB)));
            a += scale * stepA;
            b += scale * stepB;
        }
        return new Merit(a, b);
    }

    /** What preference for the first such a difference deserves. */
    public double of(double difference) {
        return logistic(place + discrimination * difference);
    }

    private static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
