package io.agon.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.benchmarks.quality.MeshRuns;
import io.agon.benchmarks.throughput.ThroughputBenchmark;
import io.agon.local.CommandFailure;
import io.agon.local.ExitCode;
import io.agon.local.mesh.Compilation;
import io.agon.local.mesh.Installation;
import io.agon.local.mesh.Meshes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code agon bench native}: native executables beside the same services on the JVM. */
@Command(
        name = "native",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        header = "Native executables beside the JVM: time to be ready, memory, throughput.",
        description = "The tier is the simulator: no language model is called.")
final class BenchNativeCommand implements Callable<Integer> {
    private static final int CANDIDATES = 60;
    private static final long SEED = 1;

    @ParentCommand
    private BenchCommand parent;

    @Option(names = "--matches", paramLabel = "M", description = "Matches to judge.", defaultValue = "5000")
    private int matches;

    @Option(names = "--slots", paramLabel = "C", description = "Calls in flight.", defaultValue = "64")
    private int slots;

    @Option(
            names = "--latency",
            paramLabel = "DIST",
            description = "instant, fixed:500ms, lognormal:MEAN:SIGMA or tokens:PREFILL:DECODE.",
            defaultValue = "lognormal:100ms:0.6")
    private String latency;

    @Option(names = "--starts", paramLabel = "N", description = "Starts of each service.", defaultValue = "10")
    private int starts;

    @Option(names = "--json", description = "Write one JSON document.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (matches < CANDIDATES || slots < 1 || starts < 1) {
            throw new CommandFailure(
                    ExitCode.USAGE, "--matches must be at least " + CANDIDATES + ", --slots and --starts at least 1");
        }
        Workbench workbench = parent.workbench();
        for (Compilation compilation : List.of(Compilation.THOROUGH, Compilation.NATIVE)) {
            workbench.installation().check(compilation);
        }
        ObjectNode report = new ObjectMapper().createObjectNode().put("simulated", true);
        report.set("jvm", measured(workbench, Compilation.THOROUGH));
        report.set("native", measured(workbench, Compilation.NATIVE));
        ObjectNode sizes = report.putObject("executableMebibytes");
        for (String service : Installation.SERVICES) {
            sizes.put(service, Files.size(workbench.installation().executable(service)) / (1024 * 1024));
        }
        PrintWriter out = workbench.surroundings().out();
        if (json) {
            out.println(report.toPrettyString());
        } else {
            print(report, out);
        }
        out.flush();
        return ExitCode.OK.number();
    }

    private ObjectNode measured(Workbench workbench, Compilation compilation) throws IOException, InterruptedException {
        List<String> tier = List.of("--slots=" + slots, "--latency=" + latency);
        return BenchMesh.measure(workbench, compilation, 1, slots, tier, this::measured);
    }

    private ObjectNode measured(MeshRuns runs, Meshes.Open mesh) throws InterruptedException {
        ObjectNode spec = BenchMesh.tournament(SEED, CANDIDATES, matches);
        ObjectNode load = (ObjectNode) new ThroughputBenchmark(runs, () -> BenchMesh.footprint(mesh.state()))
                .run(
                        BenchMesh.tournament(SEED, CANDIDATES, Math.min(matches, 1_000)),
                        spec,
                        EndpointOptions.SIMULATED.judge(),
                        Optional.empty())
                .path("agon");
        ObjectNode ready = load.putObject("millisToReady");
        for (String service : Installation.SERVICES) {
            List<Long> times = new ArrayList<>();
            for (int i = 0; i < starts; i++) {
                times.add(mesh.timeToReady(service).toMillis());
            }
            Collections.sort(times);
            ready.put(service, times.get(times.size() / 2));
        }
        return load;
    }

    private static void print(JsonNode report, PrintWriter out) {
        out.println("SIMULATED: the tier is the simulator");
        for (String service : Installation.SERVICES) {
            String process = service.replace("-service", "").replaceAll("^(judge|generator)$", "$1-1");
            long jvm = report.path("jvm").path("millisToReady").path(service).asLong();
            long executable =
                    report.path("native").path("millisToReady").path(service).asLong();
            out.println(String.format(
                    Locale.ROOT,
                    "%-18s ready after %5d ms (JVM %5d ms), %4d MiB held at most (JVM %4d MiB), executable of %d MiB",
                    service,
                    executable,
                    jvm,
                    report.path("native").path("rss").path(process).asLong(),
                    report.path("jvm").path("rss").path(process).asLong(),
                    report.path("executableMebibytes").path(service).asLong()));
        }
        for (String kind : List.of("jvm", "native")) {
            JsonNode load = report.path(kind);
            out.println(String.format(
                    Locale.ROOT,
                    "%-7s %.0f matches a second, %.2f ms of processor time a match in the services, %.2f in the judge",
                    kind + ":",
                    load.path("matchesPerSecond").asDouble(),
                    load.path("cpuMillisPerMatch").asDouble(),
                    load.path("cpuMillisPerMatchByProcess").path("judge-1").asDouble()));
        }
    }
}
