package io.agon.simulator.tier;

import io.agon.simulator.tier.PrefixCache.Prefill;
import org.junit.jupiter.api.Test;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PrefixCacheTest {
    @Test
    void knowsNothingAtFirst() {
        assertThat(new PrefixCache(1000).prefill(words("a", 50))).isEqualTo(new Prefill(50, 0));
    }

    @Test
    void findsTheWholeBlocksOfAKnownPrompt() {
        PrefixCache cache = new PrefixCache(1000);
        cache.prefill(words("a", 50));

        assertThat(cache.prefill(words("a", 50))).isEqualTo(new Prefill(50, 48));
    }

    /** As real tiers do: the last token has to be computed, or there is nothing to go on from. */
    @Test
    void leavesAtLeastOneTokenToCompute() {
        PrefixCache cache = new PrefixCache(1000);
        cache.prefill(words("a", 48));

        assertThat(cache.prefill(words("a", 48))).isEqualTo(new Prefill(48, 32));
    }

    @Test
    void findsOnlyWhatTwoPromptsBeginWith() {
        PrefixCache cache = new PrefixCache(1000);
        cache.prefill(words("a", 40) + words("b", 40));

        assertThat(cache.prefill(words("a", 40) + words("c", 40)).cached()).isEqualTo(32);
        assertThat(cache.prefill("x " + words("a", 40) + words("b", 40)).cached())
                .as("the same blocks behind another beginning")
                .isZero();
    }

    @Test
    void forgetsThePromptUsedLeastRecently() {
        PrefixCache cache = new PrefixCache(64);
        cache.prefill(words("a", 33));
        cache.prefill(words("b", 33));
        cache.prefill(words("a", 33));

        cache.prefill(words("c", 33));

        assertThat(cache.prefill(words("a", 33)).cached()).as("used again").isEqualTo(32);
        assertThat(cache.prefill(words("b", 33)).cached()).as("not used again").isZero();
    }

    @Test
    void keepsTheBeginningOfAPromptTooLongForIt() {
        PrefixCache cache = new PrefixCache(64);
        cache.prefill(words("a", 200));

        assertThat(cache.prefill(words("a", 200)).cached()).isEqualTo(64);
    }

    @Test
    void withoutCapacityItHoldsNothing() {
        PrefixCache cache = new PrefixCache(0);
        cache.prefill(words("a", 50));

        assertThat(cache.prefill(words("a", 50))).isEqualTo(new Prefill(50, 0));
    }

    @Test
    void refusesANegativeCapacity() {
        assertThatThrownBy(() -> new PrefixCache(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("capacityTokens is -1: must be at least 0");
    }

    /** Different words of one token each. */
    private static String words(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i + " ").collect(Collectors.joining());
    }
}
