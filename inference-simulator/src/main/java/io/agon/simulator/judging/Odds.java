package io.agon.simulator.judging;

import io.agon.simulator.draw.Draws;

/**
 * Probabilities of the three verdicts, by Davidson's extension of Bradley and Terry (1970). They add up to 1.
 *
 * @param first the first is preferred
 * @param second the second is preferred
 * @param tie neither
 */
public record Odds(double first, double second, double tie) {
    private static final double LEAST = 1e-6;

    /**
     * The odds at a difference of qualities.
     *
     * @param difference log-odds in favour of the first, position bias included
     * @param tieTendency Davidson's ν
     */
    public static Odds of(double difference, double tieTendency) {
        double half = Math.clamp(difference, -60, 60) / 2;
        double first = Math.exp(half);
        double second = Math.exp(-half);
        double sum = first + second + tieTendency;
        return new Odds(first / sum, second / sum, tieTendency / sum);
    }

    /** Odds drawn around these from a Dirichlet distribution, so that their mean is these. */
    Odds blurred(double concentration, Draws draws) {
        double a = draws.gamma(Math.max(LEAST, concentration * first));
        double b = draws.gamma(Math.max(LEAST, concentration * second));
        double t = tie == 0 ? 0 : draws.gamma(Math.max(LEAST, concentration * tie));
        double sum = a + b + t;
        if (!(sum > 0)) {
            return this;
        }
        return new Odds(a / sum, b / sum, t / sum);
    }

    /** A verdict drawn from these odds: {@code A}, {@code B} or {@code T}. */
    char draw(Draws draws) {
        double u = draws.uniform();
        return u < first ? 'A' : u < first + second || tie == 0 ? 'B' : 'T';
    }
}
