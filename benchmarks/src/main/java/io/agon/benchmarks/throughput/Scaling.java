package io.agon.benchmarks.throughput;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;

import static io.agon.benchmarks.throughput.ThroughputBenchmark.round;

/**
 * Adds judges in the middle of a run, and tells how soon they keep the tier full.
 *
 * <p>Judges are added when a third of the matches are judged. The tier counts as full from the beginning of the first
 * second in which 95 % of its slots are busy.
 */
public final class Scaling {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double FULL = 0.95;
    private static final long WINDOW_MICROS = 1_000_000;
    private static final long STEP_MICROS = 100_000;

    private final Runnable addJudges;
    private final int matches;
    private final Clock clock;
    private CompletableFuture<Instant> ready;
    private Instant asked;

    /**
     * @param addJudges returns when they are ready
     * @param matches of the run
     */
    public Scaling(Runnable addJudges, int matches, Clock clock) {
        this.addJudges = addJudges;
        this.matches = matches;
        this.clock = clock;
    }

    /** Told the state of the run a few times a second. */
    void see(JsonNode run) {
        if (asked == null && run.path("matches").path("decided").asInt() >= matches / 3) {
            asked = clock.instant();
            ready = CompletableFuture.runAsync(
                            addJudges, task -> Thread.ofPlatform().start(task))
                    .thenApply(unused -> clock.instant());
        }
    }

    /** Nulls where the run ended first. */
    ObjectNode report(Calls calls) {
        ObjectNode report = JSON.createObjectNode();
        long from = micros(asked);
        long last = calls.lastFull();
        report.put("utilisationBefore", round(calls.utilisation(calls.firstStart() + WINDOW_MICROS, from)));
        Instant up = ready.join();
        report.put("secondsToReady", round(Calls.seconds(from, micros(up))));
        long full = from;
        while (full + WINDOW_MICROS <= last && calls.utilisation(full, full + WINDOW_MICROS) < FULL) {
            full += STEP_MICROS;
        }
        if (full + WINDOW_MICROS > last) {
            return report.putNull("secondsToFull")
                    .putNull("secondsFromReadyToFull")
                    .putNull("utilisationAfter");
        }
        return report.put("secondsToFull", round(Calls.seconds(from, full)))
                .put("secondsFromReadyToFull", round(Calls.seconds(micros(up), full)))
                .put("utilisationAfter", round(calls.utilisation(full, last)));
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }
}
