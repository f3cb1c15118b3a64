package io.agon.ranking;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StoppingRuleTest {
    private final StoppingRule rule = new StoppingRule(0.1, 0.02, 500);

    @Test
    void stopsWhenFewMembersAreExpectedToBeWrong() {
        StoppingRule.Decision decision = rule.decide(choice(0.19, 0.5), 100);

        assertThat(decision).isEqualTo(new StoppingRule.Decision.SureOfMembers(0.19, 0.2));
        assertThat(decision.stop()).isTrue();
    }

    @Test
    void stopsWhenLittleQualityIsExpectedToBeMissed() {
        assertThat(rule.decide(choice(1, 0.01), 100)).isEqualTo(new StoppingRule.Decision.SureOfQuality(0.01, 0.02));
    }

    @Test
    void stopsWhenTheBudgetIsSpent() {
        assertThat(rule.decide(choice(1, 0.1), 500)).isEqualTo(new StoppingRule.Decision.BudgetSpent(500, 500));
    }

    @Test
    void goesOnOtherwise() {
        StoppingRule.Decision decision = rule.decide(choice(1, 0.1), 420);

        assertThat(decision).isEqualTo(new StoppingRule.Decision.GoOn(1, 0.1, 80));
        assertThat(decision.stop()).isFalse();
    }

    private static Posterior.Choice choice(double wrongMembers, double regret) {
        return new Posterior.Choice(new int[] {3, 1}, new double[5], wrongMembers, regret);
    }
}
