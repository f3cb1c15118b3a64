package io.agon.benchmarks.throughput;

import java.time.Duration;
import java.util.Map;

/** What the processes of a mesh take from the machine. */
@FunctionalInterface
public interface Footprint {
    /** Every process by its name. */
    Map<String, Process> now();

    /**
     * One process.
     *
     * @param cpu processor time since it started
     * @param peakBytes most memory it ever held
     */
    record Process(Duration cpu, long peakBytes) {}
}
