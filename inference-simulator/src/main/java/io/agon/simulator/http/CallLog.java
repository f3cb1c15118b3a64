package io.agon.simulator.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.simulator.tier.Slots;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * When each call had its slot: what a benchmark needs to see how full the tier was. Holds the first {@value #MOST} calls
 * since it was last emptied, 40 bytes each. For one event loop.
 */
final class CallLog {
    /** Calls held. */
    static final int MOST = 1_000_000;

    private static final int FIELDS = 3;

    private final Clock clock;
    private final List<String> models = new ArrayList<>();
    private long[] times = new long[FIELDS * 1024];
    private byte[] model = new byte[1024];
    private int count;
    private long left;

    CallLog(Clock clock) {
        this.clock = clock;
    }

    /** Microseconds since 1970. */
    long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    }

    /**
     * A call gave its slot back.
     *
     * @param start when it got the slot, as {@link #now()} told
     * @param latencyMicros what the tier's latency was drawn to be
     */
    void ended(String name, long start, long latencyMicros) {
        if (count == MOST) {
            left++;
            return;
        }
        if (count == model.length) {
            model = Arrays.copyOf(model, 2 * count);
            times = Arrays.copyOf(times, 2 * FIELDS * count);
        }
        int index = models.indexOf(name);
        if (index < 0) {
            index = models.size();
            models.add(name);
        }
        model[count] = (byte) index;
        times[FIELDS * count] = start;
        times[FIELDS * count + 1] = now();
        times[FIELDS * count + 2] = latencyMicros;
        count++;
    }

    /** Tells the calls in the order of their ends, as {@code [model, start, end, latency]}. */
    ObjectNode json(Slots slots) {
        ObjectNode json = Json.object();
        json.put("simulated", true).put("slots", slots.capacity()).put("leftOut", left);
        ArrayNode names = json.putArray("models");
        models.forEach(names::add);
        ArrayNode calls = json.putArray("calls");
        for (int i = 0; i < count; i++) {
            ArrayNode call = calls.addArray().add(model[i]);
            for (int field = 0; field < FIELDS; field++) {
                call.add(times[FIELDS * i + field]);
            }
        }
        return json;
    }

    void clear() {
        count = 0;
        left = 0;
    }
}
