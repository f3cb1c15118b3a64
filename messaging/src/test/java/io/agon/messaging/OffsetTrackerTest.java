package io.agon.messaging;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;

class OffsetTrackerTest {
    @Test
    void slowRecordHoldsThePositionBack() {
        OffsetTracker tracker = tracking(10, 11, 12);
        tracker.end(11);
        tracker.end(12);
        assertThat(tracker.hasNews()).isFalse();
        tracker.end(10);
        assertThat(tracker.hasNews()).isTrue();
        assertThat(tracker.takePosition()).isEqualTo(13);
        assertThat(tracker.hasNews()).isFalse();
    }

    @Test
    void abandonedRecordIsDeliveredAgain() {
        OffsetTracker tracker = tracking(0, 1, 2);
        tracker.end(0);
        tracker.abandon(1);
        tracker.end(2);
        assertThat(tracker.busy()).isFalse();
        assertThat(tracker.takePosition()).isEqualTo(1);
    }

    @Test
    void positionIsToldAgainAfterAFailedCommit() {
        OffsetTracker tracker = tracking(5);
        tracker.end(5);
        assertThat(tracker.takePosition()).isEqualTo(6);
        tracker.tellAgain();
        assertThat(tracker.hasNews()).isTrue();
    }

    @Test
    void gapsBetweenOffsetsDoNotHoldThePositionBack() {
        OffsetTracker tracker = tracking(3, 7, 20);
        tracker.end(3);
        tracker.end(7);
        assertThat(tracker.takePosition()).isEqualTo(8);
    }

    @Property
    void positionNeverPassesAnUnfinishedRecordWhateverTheOrder(
            @ForAll @IntRange(min = 1, max = 60) int records, @ForAll long seed) {
        // Given
        OffsetTracker tracker = tracking(LongStream.range(0, records).toArray());
        List<Long> order = new ArrayList<>(LongStream.range(0, records).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        boolean[] done = new boolean[records];

        for (long offset : order) {
            // When
            tracker.end(offset);
            done[(int) offset] = true;

            // Then
            long position = tracker.hasNews() ? tracker.takePosition() : -1;
            for (int i = 0; i < position; i++) {
                assertThat(done[i]).isTrue();
            }
        }
        tracker.tellAgain();
        assertThat(tracker.takePosition()).isEqualTo(records);
        assertThat(tracker.busy()).isFalse();
    }

    private static OffsetTracker tracking(long... offsets) {
        OffsetTracker tracker = new OffsetTracker();
        for (long offset : offsets) {
            tracker.begin(offset);
        }
        return tracker;
    }
}
