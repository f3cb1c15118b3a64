package io.agon.benchmarks.throughput;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.benchmarks.quality.MeshRuns;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One run through the mesh with a given number of matches: how full the tier was, how fast the run, what it took from the
 * machine, beside AlphaWrite's way of calling (fixed chunks that wait for their slowest call) on the same tier, and beside
 * the least time that the same latencies could have taken.
 */
public final class ThroughputBenchmark {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PARTS = 20;
    private static final int MOST_CHUNKS = 10;

    private final MeshRuns mesh;
    private final Footprint footprint;

    public ThroughputBenchmark(MeshRuns mesh, Footprint footprint) {
        this.mesh = mesh;
        this.footprint = footprint;
    }

    /**
     * Measures, after a run that warms the processes up.
     *
     * @param warmUp of the run that is not measured, JSON, complete
     * @param specification of the run that is
     * @param judge model name of the judge
     * @param scaling adds judges in the middle of the measured run
     */
    public ObjectNode run(ObjectNode warmUp, ObjectNode specification, String judge, Optional<Scaling> scaling)
            throws InterruptedException {
        mesh.play(List.of(warmUp), 1, (_, _) -> {});
        mesh.forgetCalls();
        Map<String, Footprint.Process> before = footprint.now();
        ObjectNode[] run = new ObjectNode[1];
        mesh.play(
                List.of(specification),
                1,
                state -> scaling.ifPresent(s -> s.see(state)),
                (one, id) -> run[0] = (ObjectNode) mesh.run(id));
        Map<String, Footprint.Process> after = footprint.now();
        JsonNode log = mesh.calls();
        Calls calls = Calls.of(log, judge);
        mesh.forgetCalls();

        ObjectNode report = JSON.createObjectNode();
        report.put("simulated", true).put("slots", calls.slots());
        ObjectNode agon = report.putObject("agon");
        agon.setAll(agon(run[0], calls, before, after));
        scaling.ifPresent(s -> agon.set("scaling", s.report(calls)));
        report.set("chunked", chunked(judge, calls.slots(), calls.count()));
        report.set("ideal", ideal(calls));
        return report;
    }

    /** Nothing is said of a tier that answers at once: there is no least time. */
    private static ObjectNode ideal(Calls calls) {
        ObjectNode ideal = JSON.createObjectNode();
        if (calls.packedSeconds() == 0) {
            return ideal.putNull("seconds");
        }
        return ideal.put("seconds", round(calls.packedSeconds()))
                .put("matchesPerSecond", round(calls.count() / calls.packedSeconds()))
                .put("greedySeconds", round(calls.greedySeconds()))
                .put("greedyMatchesPerSecond", round(calls.count() / calls.greedySeconds()));
    }

    private static ObjectNode agon(
            JsonNode run, Calls calls, Map<String, Footprint.Process> before, Map<String, Footprint.Process> after) {
        JsonNode matches = run.path("matches");
        int decided = matches.path("decided").asInt();
        long from = calls.firstStart();
        long end = ChronoUnit.MICROS.between(
                Instant.EPOCH, Instant.parse(run.path("endedAt").asText()));
        double seconds = Calls.seconds(from, end);
        // from when the slots have filled until fewer calls are left to start than there are slots
        long meanLatency = (long) (1e6 * calls.packedSeconds() * calls.slots() / calls.count());
        long steadyFrom = from + meanLatency;
        ObjectNode agon = JSON.createObjectNode();
        agon.put("seconds", round(seconds));
        agon.put("matches", decided);
        agon.put("matchesPerSecond", round(decided / seconds));
        agon.put(
                "steadyUtilisation",
                steadyFrom < calls.lastFull() ? round(calls.utilisation(steadyFrom, calls.lastFull())) : null);
        agon.put("wholeUtilisation", round(calls.utilisation(from, end)));
        agon.put("ofIdeal", round(calls.packedSeconds() / seconds));
        agon.put("ofGreedy", round(calls.greedySeconds() / seconds));
        ArrayNode curve = agon.putArray("utilisation");
        for (double share : calls.utilisation(from, end, PARTS)) {
            curve.add(round(share));
        }
        long counted = 0;
        long sent = 0;
        long cached = 0;
        for (JsonNode role : run.path("roles")) {
            if (role.path("role").asText().equals("judge")) {
                counted += role.path("calls").asLong();
                sent += role.path("promptTokens").asLong();
                cached += role.path("cachedTokens").asLong();
            }
        }
        agon.put("promptTokens", sent);
        agon.put("prefillShare", round((double) (sent - cached) / sent));
        agon.put("lost", matches.path("outstanding").asInt());
        agon.put("duplicates", calls.count() - counted);
        double services = 0;
        ObjectNode cpu = JSON.createObjectNode();
        ObjectNode rss = JSON.createObjectNode();
        for (var each : new TreeMap<>(after).entrySet()) {
            Footprint.Process first = before.get(each.getKey());
            double millis = first == null
                    ? each.getValue().cpu().toMillis()
                    : each.getValue().cpu().minus(first.cpu()).toMillis();
            cpu.put(each.getKey(), round(millis / decided));
            rss.put(each.getKey(), each.getValue().peakBytes() / (1024 * 1024));
            services += each.getKey().matches("(generator|judge|evolution|scaffold).*") ? millis : 0;
        }
        agon.put("cpuMillisPerMatch", round(services / decided));
        agon.set("cpuMillisPerMatchByProcess", cpu);
        agon.set("rss", rss);
        return agon;
    }

    private ObjectNode chunked(String judge, int slots, int matches) throws InterruptedException {
        int count = Math.min(matches, MOST_CHUNKS * slots);
        new ChunkedClient(mesh.tier(), judge).call(count, slots);
        Calls calls = Calls.of(mesh.calls(), judge);
        double seconds = Calls.seconds(calls.firstStart(), calls.lastEnd());
        return JSON.createObjectNode()
                .put("calls", count)
                .put("seconds", round(seconds))
                .put("matchesPerSecond", round(count / seconds))
                .put("wholeUtilisation", round(calls.utilisation(calls.firstStart(), calls.lastEnd())));
    }

    static double round(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
