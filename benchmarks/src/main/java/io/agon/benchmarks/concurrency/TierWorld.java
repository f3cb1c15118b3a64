package io.agon.benchmarks.concurrency;

import java.util.List;

/**
 * A tier and those who call it for three minutes. Work is log-normal with mean 1 s and sigma 0.6.
 *
 * @param name what is hard about it
 * @param slots calls served at once, in each of the three minutes
 * @param queue calls that may wait there; more are refused
 * @param shared whether all calls are served at once, each the slower the more they are, as a batching server does
 * @param timeoutSeconds a call is given up after this time; 0: never
 * @param callsPerSecond more are refused; 0: any
 * @param replicas who calls
 */
record TierWorld(
        String name,
        List<Integer> slots,
        int queue,
        boolean shared,
        double timeoutSeconds,
        double callsPerSecond,
        List<Replica> replicas) {
    /** How long a world is looked at. */
    static final double SECONDS = 180;

    private static final double MINUTE = 60;
    private static final int LONG_QUEUE = 10_000;

    /** One caller: how many calls it has to make at any time, and from when. */
    record Replica(int calls, double fromSecond) {}

    int slotsAt(double second) {
        return slots.get((int) Math.min(slots.size() - 1, second / MINUTE));
    }

    private static TierWorld of(String name, List<Integer> slots, int queue, Replica... replicas) {
        return new TierWorld(name, slots, queue, false, 0, 0, List.of(replicas));
    }

    static List<TierWorld> all() {
        List<Integer> steady = List.of(128);
        List<Integer> half = List.of(128, 64, 128);
        Replica many = new Replica(256, 0);
        Replica[] three = {new Replica(128, 0), new Replica(128, 0), new Replica(128, MINUTE)};
        return List.of(
                of("queue", steady, LONG_QUEUE, new Replica(136, 0)),
                of("queue, three replicas", steady, LONG_QUEUE, three),
                of("queue, half for a minute", half, LONG_QUEUE, new Replica(136, 0)),
                of("short queue, half for a minute", half, 32, many),
                of("refusing", steady, 0, many),
                of("refusing, three replicas", steady, 0, three),
                of("refusing, half for a minute", half, 0, many),
                of("refusing, four slots", List.of(4), 0, new Replica(128, 0)),
                new TierWorld("batching", steady, 0, true, 0, 0, List.of(many)),
                new TierWorld("timeouts", List.of(16), LONG_QUEUE, false, 10, 0, List.of(many)),
                new TierWorld("50 calls a second", List.of(128), LONG_QUEUE, false, 0, 50, List.of(many)));
    }
}
