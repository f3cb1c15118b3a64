package io.agon.simulator.judging;

/**
 * How the simulated judge errs.
 *
 * @param discrimination factor γ on the difference of qualities, at least 0
 * @param positionBias log-odds β by which it prefers what it is shown first
 * @param positionBiasSpread standard deviation of β from pair to pair, at least 0
 * @param tieTendency Davidson's ν, at least 0; 0: never a tie
 * @param pairEffect standard deviation of the log-odds that a pair keeps however often it is asked, at least 0
 * @param confidence how near soft verdicts lie to the true probabilities: concentration of a Dirichlet distribution around
 *     them, above 0. Their mean is right whatever the concentration
 * @param malformed share of replies that cannot be read, 0 to 1
 * @param deterministic whether the same question always gets the same answer, whatever the seed
 */
public record JudgingOptions(
        double discrimination,
        double positionBias,
        double positionBiasSpread,
        double tieTendency,
        double pairEffect,
        double confidence,
        double malformed,
        boolean deterministic) {
    public JudgingOptions {
        atLeastZero("discrimination", discrimination);
        if (!Double.isFinite(positionBias)) {
            throw new IllegalArgumentException("positionBias is " + positionBias + ": must be finite");
        }
        atLeastZero("positionBiasSpread", positionBiasSpread);
        atLeastZero("tieTendency", tieTendency);
        atLeastZero("pairEffect", pairEffect);
        if (!(confidence > 0 && Double.isFinite(confidence))) {
            throw new IllegalArgumentException("confidence is " + confidence + ": must be above 0");
        }
        if (!(malformed >= 0 && malformed <= 1)) {
            throw new IllegalArgumentException("malformed is " + malformed + ": must lie between 0 and 1");
        }
    }

    /** The standard setting: β 0.5, ν 0.20, 2 % unreadable. */
    public static JudgingOptions defaults() {
        return new JudgingOptions(1, 0.5, 0, 0.20, 0, 3, 0.02, false);
    }

    /** A judge that errs as little as can be: no bias, no ties, nothing unreadable, very discriminating. */
    public static JudgingOptions exact() {
        return new JudgingOptions(50, 0, 0, 0, 0, 1000, 0, true);
    }

    /** The same with another share of unreadable replies. */
    public JudgingOptions withMalformed(double share) {
        return new JudgingOptions(
                discrimination,
                positionBias,
                positionBiasSpread,
                tieTendency,
                pairEffect,
                confidence,
                share,
                deterministic);
    }

    /** The same with another bias towards what is shown first. */
    public JudgingOptions withPositionBias(double bias) {
        return new JudgingOptions(
                discrimination,
                bias,
                positionBiasSpread,
                tieTendency,
                pairEffect,
                confidence,
                malformed,
                deterministic);
    }

    /** The same, answering a question always alike or not. */
    public JudgingOptions withDeterministic(boolean always) {
        return new JudgingOptions(
                discrimination,
                positionBias,
                positionBiasSpread,
                tieTendency,
                pairEffect,
                confidence,
                malformed,
                always);
    }

    private static void atLeastZero(String name, double value) {
        if (!(value >= 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException(name + " is " + value + ": must be at least 0");
        }
    }
}
