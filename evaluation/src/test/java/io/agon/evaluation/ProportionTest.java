package io.agon.evaluation;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ProportionTest {
    @Test
    void givesWilsonsInterval() {
        Proportion proportion = Proportion.of(60, 100);
        assertThat(proportion.share()).isEqualTo(0.6);
        // Wilson (1927) with z = 1.96
        assertThat(proportion.low()).isCloseTo(0.5020, within(1e-4));
        assertThat(proportion.high()).isCloseTo(0.6906, within(1e-4));
    }

    @Test
    void knowsNothingOfNoCase() {
        Proportion none = Proportion.of(0, 0);
        assertThat(none.share()).isNaN();
        assertThat(none.low()).isZero();
        assertThat(none.high()).isEqualTo(1);
    }
}
