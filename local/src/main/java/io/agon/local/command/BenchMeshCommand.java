package io.agon.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.benchmarks.throughput.Scaling;
import io.agon.benchmarks.throughput.ThroughputBenchmark;
import io.agon.local.ExitCode;
import io.agon.local.mesh.Compilation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** {@code agon bench mesh}: how full a mesh of its own keeps the tier. */
@Command(
        name = "mesh",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        header = "Throughput: how full the mesh keeps the tier, and what it takes itself.",
        description = "The tier is the simulator: no language model is called.")
final class BenchMeshCommand implements Callable<Integer> {
    private static final int MOST_MATCHES = 500_000;

    /** The judges hold one call more for so many slots of the tier: a slot that falls free finds the next call waiting. */
    private static final int AHEAD = 16;

    /** Matches that are judged before any is measured. */
    private static final int WARM_UP = 1_000;

    @ParentCommand
    private BenchCommand parent;

    @Option(names = "--judges", paramLabel = "J", description = "Judge processes.", defaultValue = "1")
    private int judges;

    @Option(
            names = "--scale-to",
            paramLabel = "J",
            description = "Judge processes from the middle of the run on: so many share the slots, and --judges begin.")
    private Integer scaleTo;

    @Option(
            names = "--slots",
            paramLabel = "C",
            description = "Calls that the tier serves at once; the judges share them.",
            defaultValue = "128")
    private int slots;

    @Option(
            names = "--latency",
            paramLabel = "DIST",
            description = "instant, fixed:500ms, lognormal:MEAN:SIGMA or tokens:PREFILL:DECODE.",
            defaultValue = "lognormal:1s:0.6")
    private String latency;

    @Option(names = "--matches", paramLabel = "M", description = "Matches to judge.", defaultValue = "5000")
    private int matches;

    @Option(names = "--candidates", paramLabel = "N", description = "Texts to compare.", defaultValue = "60")
    private int candidates;

    @Option(names = "--pairing", paramLabel = "P", description = "random, swiss or adaptive.", defaultValue = "random")
    private String pairing;

    @Option(
            names = "--schedule",
            paramLabel = "S",
            description = "generational or steady.",
            defaultValue = "generational")
    private String schedule;

    @Option(
            names = "--in-flight",
            paramLabel = "N",
            description = "Matches issued and not judged yet: those of a round, or in steady at any time.")
    private Integer inFlight;

    @Option(names = "--mode", paramLabel = "M", description = "verdict or reasoned.", defaultValue = "verdict")
    private String mode;

    @Option(names = "--native", description = "Services run as native executables.")
    private boolean nativeServices;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the run.", defaultValue = "1")
    private long seed;

    @Option(
            names = "--simulator-option",
            paramLabel = "OPTION",
            description = "Passed on to the simulator (repeatable).")
    private List<String> simulatorOptions = new ArrayList<>();

    @Option(names = "--json", description = "Write one JSON document.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        BenchMesh.check("--judges", judges, 1, 32);
        int all = scaleTo == null ? judges : scaleTo;
        BenchMesh.check("--scale-to", all, judges, 32);
        BenchMesh.check("--slots", slots, all, 10_000);
        BenchMesh.check("--candidates", candidates, 3, 10_000);
        BenchMesh.check("--matches", matches, candidates, MOST_MATCHES);
        Workbench workbench = parent.workbench();
        List<String> tier = new ArrayList<>(List.of("--slots=" + slots, "--latency=" + latency));
        tier.addAll(simulatorOptions);
        int each = Math.ceilDiv(slots + Math.ceilDiv(slots, AHEAD), all);
        ObjectNode report = BenchMesh.measure(
                workbench,
                nativeServices ? Compilation.NATIVE : Compilation.THOROUGH,
                judges,
                each,
                tier,
                (runs, mesh) -> new ThroughputBenchmark(runs, () -> BenchMesh.footprint(mesh.state()))
                        .run(
                                specification(Math.min(matches, Math.max(WARM_UP, candidates))),
                                specification(matches),
                                EndpointOptions.SIMULATED.judge(),
                                all == judges
                                        ? Optional.empty()
                                        : Optional.of(new Scaling(
                                                () -> mesh.addJudges(all - judges),
                                                matches,
                                                workbench.surroundings().clock()))));
        PrintWriter out = workbench.surroundings().out();
        (json ? Stream.of(report.toPrettyString()) : lines(report)).forEach(out::println);
        out.flush();
        return ExitCode.OK.number();
    }

    private ObjectNode specification(int wanted) {
        ObjectNode specification = BenchMesh.tournament(seed, candidates, wanted);
        specification.put("schedule", schedule);
        specification.withObject("/judging").put("mode", mode);
        ObjectNode ranking = specification.withObject("/ranking").put("pairing", pairing);
        if (inFlight != null) {
            ranking.put("batch", inFlight);
        }
        return specification;
    }

    private static Stream<String> lines(JsonNode report) {
        JsonNode agon = report.path("agon");
        JsonNode chunked = report.path("chunked");
        JsonNode ideal = report.path("ideal");
        return Stream.of(
                        "SIMULATED: the tier is the simulator with " + report.path("slots") + " slots",
                        line(
                                "agon:    %.1f matches a second, %.1f %% of the slots busy, %.1f %% while there was work",
                                agon.path("matchesPerSecond").asDouble(),
                                100 * agon.path("wholeUtilisation").asDouble(),
                                100 * agon.path("steadyUtilisation").asDouble()),
                        line(
                                "chunked: %.1f matches a second, %.1f %% of the slots busy",
                                chunked.path("matchesPerSecond").asDouble(),
                                100 * chunked.path("wholeUtilisation").asDouble()),
                        ideal.path("seconds").isNull()
                                ? "ideal:   a tier that answers at once sets no bound"
                                : line(
                                        "ideal:   %.1f matches a second; %.1f if nobody knows latencies beforehand",
                                        ideal.path("matchesPerSecond").asDouble(),
                                        ideal.path("greedyMatchesPerSecond").asDouble()),
                        line(
                                "%d matches in %.1f s, %d lost, %d judged twice, %.2f ms of processor time a match in the services",
                                agon.path("matches").asInt(),
                                agon.path("seconds").asDouble(),
                                agon.path("lost").asInt(),
                                agon.path("duplicates").asInt(),
                                agon.path("cpuMillisPerMatch").asDouble()),
                        line(
                                "%.2f of the judges' prompt tokens were computed, the others found in the tier's prefix cache",
                                agon.path("prefillShare").asDouble()),
                        scaling(agon.path("scaling")),
                        "processor time (ms a match): " + agon.path("cpuMillisPerMatchByProcess"),
                        "most memory (MiB):           " + agon.path("rss"))
                .filter(text -> !text.isEmpty());
    }

    private static String scaling(JsonNode scaling) {
        if (scaling.isMissingNode()) {
            return "";
        }
        return scaling.path("secondsToFull").isNull()
                ? "added judges were not at work before the run ended: take more matches"
                : line(
                        "added judges: ready %.1f s after they were asked for, all slots busy %.1f s later",
                        scaling.path("secondsToReady").asDouble(),
                        scaling.path("secondsFromReadyToFull").asDouble());
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
