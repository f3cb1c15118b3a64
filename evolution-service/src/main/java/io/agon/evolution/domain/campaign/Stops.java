package io.agon.evolution.domain.campaign;

import io.agon.evolution.domain.campaign.CampaignSpecification.Guards;
import io.agon.evolution.domain.run.Consumption;
import io.agon.evolution.domain.run.Reason;
import io.agon.evolution.domain.specification.Budget;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Why campaigns stop by themselves before their last round. */
public final class Stops {
    /** A model is surely worse than the base or the model before. */
    public static final String REGRESSION = "regression";

    /** A model's drafts are too much alike. */
    public static final String HOMOGENISED = "homogenised";

    /** Training data hold what models are tried with, or a model repeats what it was trained on. */
    public static final String CONTAMINATED = "contaminated";

    /** The budget is spent. */
    public static final String BUDGET_SPENT = "budget-spent";

    private Stops() {}

    /** Whether a data set may be trained on. */
    public static Optional<Reason> ofData(Round.Dataset dataset, Guards guards) {
        return dataset.share() > guards.contaminated()
                ? Optional.of(new Reason(
                        CONTAMINATED,
                        String.format(
                                Locale.ROOT,
                                "%d of %d training records hold what models are tried with: at most %.1f %% may",
                                dataset.contaminated(),
                                dataset.all() + dataset.contaminated(),
                                100 * guards.contaminated())))
                : Optional.empty();
    }

    /**
     * Whether the budget is spent.
     *
     * @param money null where nothing has a price
     */
    public static Optional<Reason> ofBudget(
            Budget budget, Consumption consumption, Double money, String currency, Duration since) {
        String spent = null;
        if (budget.calls() != null && consumption.calls() >= budget.calls()) {
            spent = consumption.calls() + " of " + budget.calls() + " calls";
        } else if (budget.tokens() != null && consumption.tokens() >= budget.tokens()) {
            spent = consumption.tokens() + " of " + budget.tokens() + " tokens";
        } else if (budget.money() != null && money != null && money >= budget.money()) {
            spent = String.format(Locale.ROOT, "%.4f of %s %s", money, budget.money(), currency);
        } else if (budget.minutes() != null && since.toMinutes() >= budget.minutes()) {
            spent = budget.minutes() + " minutes";
        }
        return spent == null
                ? Optional.empty()
                : Optional.of(new Reason(BUDGET_SPENT, "the campaign's budget is spent: " + spent));
    }
}
