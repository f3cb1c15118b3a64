package io.agon.simulator.tier;

import io.agon.simulator.Samples;
import io.agon.simulator.draw.Draws;
import io.agon.simulator.tier.Faults.Fate;
import io.agon.simulator.tier.Faults.Shares;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FaultsTest {
    private static final Shares SHARES = new Shares(0.1, 0.05, 0.2, 0.02);

    @Test
    void failInTheirShares() {
        Faults faults = new Faults(SHARES, 3);
        Map<Fate, Integer> count = new EnumMap<>(Fate.class);

        for (int content = 0; content < 20_000; content++) {
            count.merge(faults.next(content).fate(), 1, Integer::sum);
        }

        Samples.assertShare("429", count.get(Fate.RATE_LIMITED), 20_000, 0.1);
        Samples.assertShare("500", count.get(Fate.SERVER_ERROR), 20_000, 0.05);
        Samples.assertShare("503", count.get(Fate.UNAVAILABLE), 20_000, 0.2);
        Samples.assertShare("hangs", count.get(Fate.HANGS), 20_000, 0.02);
    }

    @Test
    void retriesAreDrawnAnewWithTheSameChances() {
        Faults faults = new Faults(SHARES, 3);
        int servedAfterFailure = 0;
        int failures = 0;
        for (int content = 0; content < 20_000; content++) {
            if (faults.next(content).fate() != Fate.SERVED) {
                failures++;
                servedAfterFailure += faults.next(content).fate() == Fate.SERVED ? 1 : 0;
            }
        }
        Samples.assertShare("retries served", servedAfterFailure, failures, 0.63);
    }

    @Test
    void theOrderOfArrivalChangesNobodysFate() {
        List<Long> contents = LongStream.range(0, 500).boxed().toList();

        assertThat(fates(4, contents.reversed())).isEqualTo(fates(4, contents));
        assertThat(fates(5, contents)).as("another seed").isNotEqualTo(fates(4, contents));
    }

    @Test
    void nothingFailsWithoutShares() {
        Faults faults = new Faults(Shares.NONE, 1);
        assertThat(LongStream.range(0, 1000).mapToObj(faults::next))
                .allSatisfy(attempt -> assertThat(attempt.fate()).isEqualTo(Fate.SERVED));
    }

    @Test
    void everythingFailsWhereTheSharesAreWhole() {
        Faults faults = new Faults(new Shares(0.25, 0.25, 0.25, 0.25), 1);
        assertThat(LongStream.range(0, 1000).mapToObj(faults::next))
                .allSatisfy(attempt -> assertThat(attempt.fate()).isNotEqualTo(Fate.SERVED));
    }

    @Test
    void attemptsCarryDrawsOfTheirOwn() {
        Faults faults = new Faults(Shares.NONE, 1);
        Draws first = faults.next(7).draws();
        Draws second = faults.next(7).draws();
        assertThat(first.next()).isNotEqualTo(second.next());
    }

    @ParameterizedTest
    @CsvSource({"-0.1, 0, 0, 0", "0, 1.1, 0, 0", "0.5, 0.2, 0.2, 0.2", "0, 0, NaN, 0", "0, 0, 0, -0.2"})
    void refusesSharesThatAreNone(double rateLimited, double serverError, double unavailable, double hangs) {
        assertThatThrownBy(() -> new Shares(rateLimited, serverError, unavailable, hangs))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fault shares are " + rateLimited + ", " + serverError + ", " + unavailable + ", " + hangs
                        + ": must be at least 0 and at most 1 together");
    }

    private static Map<Long, List<Fate>> fates(long seed, List<Long> contents) {
        Faults faults = new Faults(SHARES, seed);
        Map<Long, List<Fate>> fates = new HashMap<>();
        contents.forEach(content -> fates.put(
                content,
                List.of(faults.next(content).fate(), faults.next(content).fate())));
        return fates;
    }
}
