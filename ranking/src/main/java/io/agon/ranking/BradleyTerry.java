package io.agon.ranking;

/**
 * Joint Bayesian model of all comparisons: ratings, position bias and tie rate of each judge, effects of pairs that persist
 * when a question is asked again.
 *
 * <p>The log-odds with which a judge prefers the first are {@code rating(first) - rating(second) + bias(judge)} (Bradley and
 * Terry 1952), ties follow Davidson 1970 with a rate estimated for each judge, and a probability given as a score counts as
 * that share of a win. Ratings start from their {@link Prior}s; where those leave the variance open it is estimated from the
 * field (empirical Bayes). The result is the posterior mode with Laplace's approximation around it: exact covariances up to
 * {@value Model#DENSE_LIMIT} candidates, marginal variances above.
 *
 * <p>Records without a loss and candidates that nobody compared are no trouble: the priors keep every rating finite. The
 * order of the comparisons does not matter, to the last bit.
 */
public final class BradleyTerry implements RatingMethod {
    private final Options options;

    /** The model with its usual assumptions. */
    public BradleyTerry() {
        this(Options.USUAL);
    }

    public BradleyTerry(Options options) {
        this.options = options;
    }

    @Override
    public Posterior rate(Field field) {
        Model model = new Model(options, Verdicts.of(field), field.priors());
        model.fit(1e-6, 200);
        return model.posterior();
    }

    /**
     * What is assumed before the first comparison. Strengths say how much evidence an assumption weighs: that of so many
     * candidates, or pairs, known exactly.
     *
     * @param spread standard deviation of ratings over the field, log-odds, above 0
     * @param spreadStrength its strength; infinite keeps the spread as given
     * @param bias standard deviation of position bias over judges, log-odds, 0 for judges known to have none
     * @param pairEffect standard deviation of what a pair adds to the difference of its ratings in every comparison, however
     *     often it is judged and in whichever order
     * @param orderEffect standard deviation of what one question (pair, order and judge) adds whenever it is asked: large for
     *     a deterministic judge
     * @param effectStrength strength of both
     */
    public record Options(
            double spread,
            double spreadStrength,
            double bias,
            double pairEffect,
            double orderEffect,
            double effectStrength) {
        /**
         * Spread 1.2 as pooled over published tournaments, bias up to about 2. Persistent effects start small and weak: where
         * they are absent, doubting repeats costs a tenth of the calls, and where they are present repeats soon show it.
         */
        public static final Options USUAL = new Options(1.2, 4, 1, 0.1, 0.1, 0.3);

        public Options {
            check("spread", spread, spread > 0 && Double.isFinite(spread), "above 0 and finite");
            check("spreadStrength", spreadStrength, spreadStrength > 0, "above 0");
            check("bias", bias, bias >= 0 && Double.isFinite(bias), "at least 0 and finite");
            check("pairEffect", pairEffect, pairEffect >= 0 && Double.isFinite(pairEffect), "at least 0 and finite");
            check(
                    "orderEffect",
                    orderEffect,
                    orderEffect >= 0 && Double.isFinite(orderEffect),
                    "at least 0 and finite");
            check("effectStrength", effectStrength, effectStrength > 0, "above 0");
        }

        /** The same with this spread, not to be estimated. */
        public Options withFixedSpread(double value) {
            return new Options(value, Double.POSITIVE_INFINITY, bias, pairEffect, orderEffect, effectStrength);
        }

        /** The same with these persistent effects, not to be estimated; zeros for none. */
        public Options withFixedEffects(double pair, double order) {
            return new Options(spread, spreadStrength, bias, pair, order, Double.POSITIVE_INFINITY);
        }

        private static void check(String name, double value, boolean valid, String rule) {
            if (!valid) {
                throw new IllegalArgumentException(name + " is " + value + ": must be " + rule);
            }
        }
    }
}
