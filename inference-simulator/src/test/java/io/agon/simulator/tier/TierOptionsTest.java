package io.agon.simulator.tier;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a tier cannot be. */
class TierOptionsTest {
    @Test
    void optionsOutOfBoundsNameFieldValueAndRule() {
        assertThatThrownBy(() -> TierOptions.defaults().withSlots(0, 1)).hasMessage("slots is 0: must be at least 1");
        assertThatThrownBy(() -> TierOptions.defaults().withSlots(1, -1)).hasMessage("queue is -1: must be at least 0");
        assertThatThrownBy(() -> TierOptions.defaults().withCacheTokens(-1))
                .hasMessage("cacheTokens is -1: must be at least 0");
    }
}
