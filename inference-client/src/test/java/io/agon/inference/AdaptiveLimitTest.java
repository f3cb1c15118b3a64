package io.agon.inference;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AdaptiveLimitTest {
    private static final long SECOND = 1_000_000_000L;
    private final AdaptiveLimit limit = new AdaptiveLimit(256);
    private long now = SECOND;

    @Test
    void beginsAtTheMost() {
        assertThat(limit.calls()).isEqualTo(256);
    }

    @Test
    void fallsJustBelowWhatWasRefusedHoweverManyOfOneBurstAre() {
        for (int inFlight = 129; inFlight <= 256; inFlight++) {
            limit.refused(now, now + 1, inFlight);
        }
        assertThat(limit.calls()).isBetween(122, 128);
    }

    @Test
    void refusalOfAnEarlierAndSmallerLoadCountsThoughItIsHeardLater() {
        limit.refused(now, now + 2, 200);
        limit.refused(now - 1, now + 3, 51);
        assertThat(limit.calls()).isBetween(47, 50);
    }

    @Test
    void comesBackToWhatWasRefusedAndBeyondOnceThereIsRoom() {
        limit.refused(now, now, 65);
        trip(1.0, 12);
        assertThat(limit.calls()).isGreaterThan(128);
        trip(1.0, 12);
        assertThat(limit.calls()).isEqualTo(256);
    }

    @Test
    void doesNotGrowWhileItIsNotUsed() {
        limit.refused(now, now, 101);
        int before = limit.calls();
        for (int i = 0; i < 1000; i++) {
            now += SECOND / 10;
            limit.answered("judge", now - SECOND, now, 5);
        }
        assertThat(limit.calls()).isEqualTo(before);
    }

    @Test
    void fallsWhenCallsTakeFarLongerThanTheyDid() {
        trip(1.0, 5);
        trip(4.0, 1);
        assertThat(limit.calls()).isBetween(128, 140);
    }

    @Test
    void slowRoleBesideAQuickOneIsNoSignOfOverload() {
        for (int i = 0; i < 5000; i++) {
            now += SECOND / 100;
            limit.answered("judge", now - SECOND, now, 256);
            if (i > 2000) {
                limit.answered("writer", now - 60 * SECOND, now, 256);
            }
        }
        assertThat(limit.calls()).isEqualTo(256);
    }

    @Property
    void staysBetweenOneAndTheMost(@ForAll long seed, @ForAll @IntRange(min = 1, max = 500) int most) {
        AdaptiveLimit any = new AdaptiveLimit(most);
        Random random = new Random(seed);
        long at = SECOND;
        for (int i = 0; i < 300; i++) {
            at += random.nextLong(SECOND);
            long sent = at - random.nextLong(3 * SECOND);
            int inFlight = 1 + random.nextInt(most);
            if (random.nextInt(4) == 0) {
                any.refused(sent, at, inFlight);
            } else {
                any.answered("r" + random.nextInt(2), sent, at, inFlight);
            }
            assertThat(any.calls()).isBetween(1, most);
        }
    }

    @Test
    void mostBelowOneIsRefused() {
        assertThatThrownBy(() -> new AdaptiveLimit(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("most is 0: must be at least 1");
    }

    /** A limit's worth of calls, sent together and answered after so long, so many times. */
    private void trip(double seconds, int times) {
        for (int t = 0; t < times; t++) {
            int load = limit.calls();
            long sent = now;
            now += (long) (seconds * SECOND);
            for (int i = 1; i <= load; i++) {
                limit.answered("judge", sent, now + i, i);
            }
            now += load;
        }
    }
}
