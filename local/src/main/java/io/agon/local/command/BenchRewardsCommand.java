package io.agon.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.benchmarks.throughput.RewardBenchmark;
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
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** {@code agon bench rewards}: how full the reward endpoint keeps the tier. */
@Command(
        name = "rewards",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        header = "Rewards for a trainer: how full the endpoint keeps the tier, and what a repeated request costs.",
        description = "The tier is the simulator: no language model is called.")
final class BenchRewardsCommand implements Callable<Integer> {
    private static final int AHEAD = 16;
    private static final int TEXTS = 50;

    @ParentCommand
    private BenchCommand parent;

    @Option(names = "--rewards", paramLabel = "N", description = "Different rewards.", defaultValue = "10000")
    private int rewards;

    @Option(names = "--batch", paramLabel = "B", description = "Texts in a request.", defaultValue = "512")
    private int batch;

    @Option(names = "--at-once", paramLabel = "R", description = "Requests at the same time.", defaultValue = "8")
    private int atOnce;

    @Option(names = "--judges", paramLabel = "J", description = "Judge processes.", defaultValue = "1")
    private int judges;

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

    @Option(names = "--native", description = "Services run as native executables.")
    private boolean nativeServices;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the texts.", defaultValue = "1")
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
        BenchMesh.check("--rewards", rewards, 1, 1_000_000);
        BenchMesh.check("--batch", batch, 1, 4_096);
        BenchMesh.check("--at-once", atOnce, 1, 1_000);
        BenchMesh.check("--judges", judges, 1, 32);
        BenchMesh.check("--slots", slots, judges, 10_000);
        Workbench workbench = parent.workbench();
        List<String> tier = new ArrayList<>(List.of("--slots=" + slots, "--latency=" + latency));
        tier.addAll(simulatorOptions);
        ObjectNode report = BenchMesh.measure(
                workbench,
                nativeServices ? Compilation.NATIVE : Compilation.THOROUGH,
                judges,
                Math.ceilDiv(slots + Math.ceilDiv(slots, AHEAD), judges),
                tier,
                (runs, mesh) -> new RewardBenchmark(runs, () -> BenchMesh.footprint(mesh.state()))
                        .run(
                                BenchMesh.tournament(seed, TEXTS, TEXTS),
                                EndpointOptions.SIMULATED.judge(),
                                rewards,
                                batch,
                                atOnce));
        PrintWriter out = workbench.surroundings().out();
        (json ? Stream.of(report.toPrettyString()) : lines(report)).forEach(out::println);
        out.flush();
        return ExitCode.OK.number();
    }

    private static Stream<String> lines(JsonNode report) {
        return Stream.of(
                "SIMULATED: the tier is the simulator with " + report.path("slots") + " slots",
                String.format(
                        Locale.ROOT,
                        "%d rewards in %.1f s: %.1f a second, %.1f %% of the slots busy, %.1f %% while there was work",
                        report.path("rewards").asInt(),
                        report.path("seconds").asDouble(),
                        report.path("rewardsPerSecond").asDouble(),
                        100 * report.path("wholeUtilisation").asDouble(),
                        100 * report.path("busyUtilisation").asDouble()),
                String.format(
                        Locale.ROOT,
                        "%d calls, %d answers unreadable, %.2f ms of processor time a reward in judges and evolution-service",
                        report.path("calls").asInt(),
                        report.path("unreadable").asInt(),
                        report.path("cpuMillisPerReward").asDouble()),
                String.format(
                        Locale.ROOT,
                        "the same once more: %d calls, %.1f s, %.0f a second",
                        report.path("again").path("calls").asInt(),
                        report.path("again").path("seconds").asDouble(),
                        report.path("again").path("rewardsPerSecond").asDouble()));
    }
}
