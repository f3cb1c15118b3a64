package io.agon.simulator.tier;

import io.agon.simulator.draw.Draws;
import io.agon.simulator.tier.Faults.Fate;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Slots, latencies, faults, tokens and the prefix cache. */
class TierTest {
    @Test
    void readsLatenciesAndSaysWhatIsWrongWithOthers() {
        assertThat(Latency.parse("instant")).isEqualTo(new Latency.Instant());
        assertThat(Latency.parse("fixed:500ms")).isEqualTo(new Latency.Fixed(Duration.ofMillis(500)));
        assertThat(Latency.parse("lognormal:1s:0.6")).isEqualTo(new Latency.LogNormal(Duration.ofSeconds(1), 0.6));
        assertThat(Latency.parse("tokens:20000:60")).isEqualTo(new Latency.PerToken(20_000, 60));
        for (String bad : List.of("", "fast", "fixed", "fixed:x", "fixed:-1s", "lognormal:1s", "tokens:0:60")) {
            assertThatThrownBy(() -> Latency.parse(bad))
                    .as(bad)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("latency is '" + bad + "'");
        }
    }

    @Test
    void theMeanOfLogNormalLatenciesIsTheOneNamed() {
        Latency latency = Latency.parse("lognormal:1s:0.6");
        int draws = 40_000;
        double mean = LongStream.range(0, draws)
                .mapToDouble(key -> latency.of(100, 10, Draws.of(key)).toNanos() / 1e9)
                .average()
                .orElseThrow();
        double deviation = Math.sqrt(Math.exp(0.36) - 1);

        assertThat(mean).isCloseTo(1, within(5 * deviation / Math.sqrt(draws)));
    }

    @Test
    void tokensCostPrefillOfWhatIsNotCachedAndDecoding() {
        assertThat(Latency.parse("tokens:1000:50").of(500, 25, Draws.of(1))).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void slotsServeInOrderAndRefuseWhatNoPlaceIsLeftFor() {
        Slots slots = new Slots(2, 1);
        List<Integer> started = new ArrayList<>();
        Slots.Waiting one = slots.take(() -> started.add(1));
        Slots.Waiting two = slots.take(() -> started.add(2));
        Slots.Waiting three = slots.take(() -> started.add(3));

        assertThat(slots.take(() -> started.add(4))).isNull();
        assertThat(started).containsExactly(1, 2);
        slots.release(one);
        slots.release(one);
        assertThat(started).containsExactly(1, 2, 3);
        assertThat(slots.busy()).isEqualTo(2);
        slots.release(two);
        slots.release(three);
        assertThat(slots.busy()).isZero();
        assertThat(slots.peak()).isEqualTo(2);
    }

    @Test
    void whoLeavesTheQueueIsNotServed() {
        Slots slots = new Slots(1, 5);
        List<Integer> started = new ArrayList<>();
        Slots.Waiting one = slots.take(() -> started.add(1));
        Slots.Waiting two = slots.take(() -> started.add(2));
        Slots.Waiting three = slots.take(() -> started.add(3));

        slots.release(two);
        slots.release(one);

        assertThat(started).containsExactly(1, 3);
        assertThat(slots.queued()).isZero();
        slots.release(three);
    }

    @Test
    void thePrefixCacheFindsWholeBlocksAndForgetsTheOldest() {
        String words = IntStream.range(0, 64).mapToObj(i -> "w" + i).reduce("", (a, b) -> a + " " + b);
        String other = words.replace('w', 'v');
        PrefixCache cache = new PrefixCache(1_000);

        assertThat(cache.prefill(words)).isEqualTo(new PrefixCache.Prefill(64, 0));
        assertThat(cache.prefill(words).cached()).isEqualTo(64 - PrefixCache.BLOCK);
        assertThat(cache.prefill(words + " and more").cached()).isEqualTo(64 - PrefixCache.BLOCK);
        assertThat(cache.prefill(words + " and other ends").cached())
                .as("full by now")
                .isEqualTo(64);
        assertThat(cache.prefill("x " + words).cached())
                .as("not at the beginning")
                .isZero();

        PrefixCache small = new PrefixCache(4 * PrefixCache.BLOCK);
        var unusedFirst = small.prefill(words);
        var unusedOther = small.prefill(other);
        assertThat(small.prefill(words).cached()).as("pushed out").isLessThan(64 - PrefixCache.BLOCK);
        PrefixCache none = new PrefixCache(0);
        var unusedNone = none.prefill(words);
        assertThat(none.prefill(words).cached()).isZero();
    }

    @Test
    void faultsHaveTheirSharesAndPassOnAnotherAttempt() {
        Faults.Shares shares = new Faults.Shares(0.1, 0.05, 0.02, 0.01);
        Faults faults = new Faults(shares, 3);
        Faults again = new Faults(shares, 3);
        int[] counts = new int[Fate.values().length];
        int asked = 20_000;
        for (long content = 0; content < asked; content++) {
            Fate fate = faults.next(content).fate();
            assertThat(again.next(content).fate()).isEqualTo(fate);
            counts[fate.ordinal()]++;
        }

        double[] wanted = {0.82, 0.1, 0.05, 0.02, 0.01};
        for (Fate fate : Fate.values()) {
            double share = wanted[fate.ordinal()];
            assertThat(counts[fate.ordinal()] / (double) asked)
                    .as(fate.name())
                    .isCloseTo(share, within(5 * Math.sqrt(share * (1 - share) / asked)));
        }
        assertThat(IntStream.range(0, 200).mapToObj(attempt -> faults.next(-1).fate()))
                .as("the same content, asked again and again")
                .contains(Fate.SERVED, Fate.RATE_LIMITED);
        assertThatThrownBy(() -> new Faults.Shares(0.9, 0.2, 0, 0)).hasMessageContaining("at most 1 together");
    }

    @Test
    void tokensAreCountedAsTheyAreCut() {
        String text = "The lighthouse-keeper's daughter said: \"No.\"\n\nThen, extraordinarily, she laughed.";

        assertThat(Tokens.split(text)).hasSize(Tokens.count(text));
        assertThat(String.join("", Tokens.split(text))).isEqualTo(text);
        assertThat(Tokens.count("")).isZero();
    }

    @Test
    void optionsOutOfBoundsNameFieldValueAndRule() {
        assertThatThrownBy(() -> TierOptions.defaults().withSlots(0, 1)).hasMessage("slots is 0: must be at least 1");
        assertThatThrownBy(() -> TierOptions.defaults().withCacheTokens(-1))
                .hasMessage("cacheTokens is -1: must be at least 0");
    }
}
