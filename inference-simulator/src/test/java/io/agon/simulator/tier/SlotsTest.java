package io.agon.simulator.tier;

import io.agon.simulator.tier.Slots.Waiting;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SlotsTest {
    private final List<String> started = new ArrayList<>();

    @Test
    void startsAsManyAsThereAreSlotsAndQueuesTheRest() {
        Slots slots = new Slots(2, 2);

        List.of("a", "b", "c", "d")
                .forEach(name -> assertThat(take(slots, name)).isNotNull());

        assertThat(started).containsExactly("a", "b");
        assertThat(slots.busy()).isEqualTo(2);
        assertThat(slots.queued()).isEqualTo(2);
    }

    @Test
    void refusesWhenTheQueueIsFull() {
        Slots slots = new Slots(1, 1);
        Waiting unusedServed = take(slots, "served");
        Waiting unusedQueued = take(slots, "queued");

        assertThat(take(slots, "refused")).isNull();

        assertThat(slots.queued()).isEqualTo(1);
        assertThat(started).containsExactly("served");
    }

    @Test
    void servesInOrderOfArrival() {
        Slots slots = new Slots(1, 10);
        Waiting first = take(slots, "first");
        Waiting second = take(slots, "second");
        Waiting unusedThird = take(slots, "third");

        slots.release(first);
        slots.release(second);

        assertThat(started).containsExactly("first", "second", "third");
    }

    @Test
    void releasingTwiceFreesOnce() {
        Slots slots = new Slots(1, 10);
        Waiting first = take(slots, "first");
        Waiting unusedSecond = take(slots, "second");
        Waiting unusedThird = take(slots, "third");

        slots.release(first);
        slots.release(first);

        assertThat(started).containsExactly("first", "second");
        assertThat(slots.busy()).isEqualTo(1);
        assertThat(slots.queued()).isEqualTo(1);
    }

    @Test
    void whoLeavesTheQueueIsNeverStartedAndMakesRoom() {
        Slots slots = new Slots(1, 1);
        Waiting served = take(slots, "served");
        slots.release(take(slots, "impatient"));

        assertThat(take(slots, "next")).isNotNull();
        slots.release(served);

        assertThat(started).containsExactly("served", "next");
    }

    @Test
    void remembersTheMostThatWereEverBusy() {
        Slots slots = new Slots(5, 0);
        List<Waiting> taken = List.of(take(slots, "a"), take(slots, "b"), take(slots, "c"));

        taken.forEach(slots::release);

        assertThat(slots.peak()).isEqualTo(3);
        assertThat(slots.busy()).isZero();
        assertThat(slots.capacity()).isEqualTo(5);
    }

    @Test
    void refusesImpossibleBounds() {
        assertThatThrownBy(() -> new Slots(0, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("slots is 0, queue is 5: must be at least 1 and 0");
        assertThatThrownBy(() -> new Slots(1, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Whoever comes and goes in whatever order: nobody is forgotten, nobody starts twice, no bound is passed. */
    @Property(tries = 200, seed = "21")
    void keepsItsBooksWhateverHappens(
            @ForAll @IntRange(min = 1, max = 4) int capacity,
            @ForAll @IntRange(min = 0, max = 4) int queue,
            @ForAll @Size(max = 60) List<@IntRange(min = -12, max = 12) Integer> moves) {
        Slots slots = new Slots(capacity, queue);
        List<Integer> starts = new ArrayList<>();
        List<Waiting> inside = new ArrayList<>();
        int arrivals = 0;
        for (int move : moves) {
            if (move >= 0 || inside.isEmpty()) {
                int number = arrivals++;
                Waiting waiting = slots.take(() -> starts.add(number));
                if (waiting == null) {
                    assertThat(inside).hasSize(capacity + queue);
                } else {
                    inside.add(waiting);
                }
            } else {
                slots.release(inside.remove(-move % inside.size()));
            }
            assertThat(slots.busy()).isEqualTo(Math.min(capacity, inside.size()));
            assertThat(slots.queued()).isEqualTo(Math.max(0, inside.size() - capacity));
        }
        Set<Integer> once = new HashSet<>(starts);
        assertThat(starts).hasSameSizeAs(once).isSorted();
    }

    private Waiting take(Slots slots, String name) {
        return slots.take(() -> started.add(name));
    }
}
