package io.agon.ranking;

/**
 * When to stop comparing: as soon as the choice is sure enough, or nothing is left to spend.
 *
 * @param wrongShare stop once the expected number of wrong members is below this share of the places; 0 never
 * @param regret stop once the expected regret, log-odds, is below this; 0 never
 * @param budget stop once so many judge calls are spent
 */
public record StoppingRule(double wrongShare, double regret, long budget) {
    /** A tenth of the places expected wrong. */
    public static final double USUAL_WRONG_SHARE = 0.1;

    public StoppingRule {
        if (!(wrongShare >= 0 && wrongShare <= 1)) {
            throw new IllegalArgumentException("wrongShare is " + wrongShare + ": must lie between 0 and 1");
        }
        if (!(regret >= 0)) {
            throw new IllegalArgumentException("regret is " + regret + ": must be at least 0");
        }
        if (budget < 0) {
            throw new IllegalArgumentException("budget is " + budget + ": must be at least 0");
        }
    }

    /** Stops at the usual certainty or when the budget is spent. */
    public static StoppingRule usual(long budget) {
        return new StoppingRule(USUAL_WRONG_SHARE, 0, budget);
    }

    /**
     * Decides after so many calls.
     *
     * @param choice the choice that would be made now, see {@link Posterior#choose}
     * @param spent judge calls spent, voids included
     */
    public Decision decide(Posterior.Choice choice, long spent) {
        int places = choice.chosen().length;
        if (choice.wrongMembers() < wrongShare * places) {
            return new Decision.SureOfMembers(choice.wrongMembers(), wrongShare * places);
        }
        if (choice.regret() < regret) {
            return new Decision.SureOfQuality(choice.regret(), regret);
        }
        if (spent >= budget) {
            return new Decision.BudgetSpent(spent, budget);
        }
        return new Decision.GoOn(choice.wrongMembers(), choice.regret(), budget - spent);
    }

    /** What to do, and why. */
    public sealed interface Decision {
        /** True where comparing should end. */
        default boolean stop() {
            return switch (this) {
                case GoOn _ -> false;
                case SureOfMembers _, SureOfQuality _, BudgetSpent _ -> true;
            };
        }

        /**
         * Few enough of the chosen are expected to be wrong.
         *
         * @param wrongMembers how many
         * @param bound what they had to fall below
         */
        record SureOfMembers(double wrongMembers, double bound) implements Decision {}

        /**
         * Little enough quality is expected to be missed.
         *
         * @param regret how much, log-odds
         * @param bound what it had to fall below
         */
        record SureOfQuality(double regret, double bound) implements Decision {}

        /**
         * Nothing is left to spend.
         *
         * @param spent judge calls
         * @param budget what was allowed
         */
        record BudgetSpent(long spent, long budget) implements Decision {}

        /**
         * Neither sure enough nor out of budget.
         *
         * @param wrongMembers expected number of wrong members
         * @param regret expected regret, log-odds
         * @param left judge calls left
         */
        record GoOn(double wrongMembers, double regret, long left) implements Decision {}
    }
}
