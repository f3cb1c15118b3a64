package io.agon.ranking;

/**
 * What one more verdict on a pair tells, in units of inverse variance of the rating difference: less each time that the pair
 * was asked before, because persistent effects do not average out.
 */
final class Discount {
    private final double pairVariance;
    private final double orderVariance;
    private final double tieRate;
    private final double bias;

    Discount(Posterior.Judging judging) {
        this.pairVariance = judging.pairEffect() * judging.pairEffect();
        this.orderVariance = judging.orderEffect() * judging.orderEffect();
        this.tieRate = judging.tieRate();
        this.bias = judging.bias();
    }

    /**
     * Information of a single fresh verdict, before any discount: the slope of Davidson's curve, averaged over both orders, at
     * the difference shrunk for its uncertainty (MacKay 1992).
     */
    double fresh(double difference, double variance) {
        double shrunk = difference / Math.sqrt(1 + Math.PI / 8 * Math.max(0, variance));
        return bias == 0 ? slope(shrunk) : 0.5 * (slope(shrunk + bias) + slope(shrunk - bias));
    }

    private double slope(double odds) {
        double root = Math.exp(-0.5 * Math.abs(odds));
        double least = root * root;
        double total = 1 + least + tieRate * root;
        double margin = (1 - least) / total;
        return 0.25 * ((1 + least) / total - margin * margin);
    }

    /** Information of the next verdict where this order was asked {@code same} times and the reverse {@code reverse} times. */
    double next(double fresh, int same, int reverse) {
        double other = reverse == 0 ? 0 : ordered(reverse * fresh);
        return paired(ordered((same + 1) * fresh) + other) - paired((same == 0 ? 0 : ordered(same * fresh)) + other);
    }

    private double ordered(double information) {
        return information / (1 + orderVariance * information);
    }

    private double paired(double information) {
        return information / (1 + pairVariance * information);
    }
}
