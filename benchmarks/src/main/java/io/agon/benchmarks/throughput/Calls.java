package io.agon.benchmarks.throughput;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Arrays;
import java.util.PriorityQueue;

/**
 * When the tier served which call, as it saw it: microseconds since 1970.
 *
 * @param slots calls that it serves at once
 * @param starts when each got its slot, ascending
 * @param ends when each gave it back, in the order of the starts
 * @param latencies what the tier drew for each
 */
record Calls(int slots, long[] starts, long[] ends, long[] latencies) {
    private static final double MICROS = 1e-6;

    /** Reads what {@code GET /simulator/calls} tells of one model. */
    static Calls of(JsonNode log, String model) {
        int index = -1;
        for (int i = 0; i < log.path("models").size(); i++) {
            if (log.path("models").path(i).asText().equals(model)) {
                index = i;
            }
        }
        if (log.path("leftOut").asLong() > 0) {
            throw new IllegalStateException("the tier served more calls than it can tell of");
        }
        int wanted = index;
        long[][] calls = new long[log.path("calls").size()][];
        int count = 0;
        for (JsonNode call : log.path("calls")) {
            if (call.path(0).asInt() == wanted) {
                calls[count++] = new long[] {
                    call.path(1).asLong(), call.path(2).asLong(), call.path(3).asLong()
                };
            }
        }
        long[][] sorted = Arrays.copyOf(calls, count);
        Arrays.sort(sorted, (a, b) -> Long.compare(a[0], b[0]));
        return new Calls(
                log.path("slots").asInt(),
                Arrays.stream(sorted).mapToLong(call -> call[0]).toArray(),
                Arrays.stream(sorted).mapToLong(call -> call[1]).toArray(),
                Arrays.stream(sorted).mapToLong(call -> call[2]).toArray());
    }

    int count() {
        return starts.length;
    }

    long firstStart() {
        return starts[0];
    }

    /** When fewer calls than slots were left to start; the first start where there never were more. */
    long lastFull() {
        return starts[Math.max(0, starts.length - slots)];
    }

    long lastEnd() {
        return Arrays.stream(ends).max().orElseThrow();
    }

    /** Share of the slots in use between two times, 0 to 1. */
    double utilisation(long from, long to) {
        double busy = 0;
        for (int i = 0; i < starts.length; i++) {
            busy += Math.max(0, Math.min(to, ends[i]) - Math.max(from, starts[i]));
        }
        return busy / ((double) slots * (to - from));
    }

    /** Share of the slots in use in each of this many equal parts of the time between two times. */
    double[] utilisation(long from, long to, int parts) {
        double[] shares = new double[parts];
        for (int part = 0; part < parts; part++) {
            shares[part] = utilisation(from + (to - from) * part / parts, from + (to - from) * (part + 1) / parts);
        }
        return shares;
    }

    /** Seconds of all latencies together, dealt evenly to the slots: no schedule can be shorter. */
    double packedSeconds() {
        return MICROS * Arrays.stream(latencies).sum() / slots;
    }

    /**
     * Seconds that the same calls take in the same order if every slot that falls free takes the next at once. Who does not
     * know latencies beforehand cannot do better: at the end some slots wait for the last calls of others.
     */
    double greedySeconds() {
        PriorityQueue<Long> free = new PriorityQueue<>();
        long last = 0;
        for (long latency : latencies) {
            long from = free.size() < slots ? 0 : free.remove();
            free.add(from + latency);
            last = Math.max(last, from + latency);
        }
        return MICROS * last;
    }

    /** Seconds between two times. */
    static double seconds(long from, long to) {
        return MICROS * (to - from);
    }
}
