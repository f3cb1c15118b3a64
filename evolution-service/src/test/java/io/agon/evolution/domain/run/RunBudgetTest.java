package io.agon.evolution.domain.run;

import io.agon.evolution.Specifications;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class RunBudgetTest {
    private static final Instant BEGUN = Instant.EPOCH;
    private static final List<Account> ACCOUNTS = List.of(
            new Account("writer", "w", "default", 1, new Consumption(10, 1_000, 0, 500, 0)),
            new Account("judge", "j", "default", 1, new Consumption(30, 2_000, 0, 500, 0)));

    private static double share(Map<String, Object> budget, Duration later) {
        Run run = Run.begin("r-1", Specifications.read("budget", budget), BEGUN);
        return run.spentShare(ACCOUNTS, BEGUN.plus(later));
    }

    @Test
    void tellsTheShareOfTheBudgetThatIsNearestToItsEnd() {
        assertThat(share(Map.of("calls", 100), Duration.ZERO)).isEqualTo(0.4);
        assertThat(share(Map.of("calls", 100, "tokens", 5_000), Duration.ZERO)).isEqualTo(0.8);
        assertThat(share(Map.of("calls", 100, "minutes", 10), Duration.ofMinutes(9)))
                .isEqualTo(0.9);
    }

    @Test
    void isNothingWithoutABudget() {
        Run run = Run.begin("r-1", Specifications.read(), BEGUN);

        assertThat(run.spentShare(ACCOUNTS, BEGUN.plusSeconds(3_600))).isZero();
    }
}
