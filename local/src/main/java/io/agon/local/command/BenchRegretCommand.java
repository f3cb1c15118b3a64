package io.agon.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.benchmarks.quality.RegretBenchmark;
import io.agon.local.CommandFailure;
import io.agon.local.ExitCode;
import io.agon.local.specification.SpecificationDraft;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** {@code agon bench regret}: adaptive ranking against Elo, both through a mesh of their own. */
@Command(
        name = "regret",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        header = "Ranking through the mesh: calls until as good as AlphaWrite's Elo.",
        description = "True quality is the simulator's: no language model is called.")
final class BenchRegretCommand implements Callable<Integer> {
    @ParentCommand
    private BenchCommand parent;

    @Option(names = "--candidates", paramLabel = "N", description = "Texts to rank.", defaultValue = "60")
    private int candidates;

    @Option(names = "--top", paramLabel = "K", description = "How many are to be found.", defaultValue = "5")
    private int top;

    @Option(names = "--calls", paramLabel = "N", description = "Judge calls of Elo.", defaultValue = "600")
    private int calls;

    @Option(names = "--worlds", paramLabel = "N", description = "How many populations.", defaultValue = "40")
    private int worlds;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed of the first; the others follow.",
            defaultValue = "1")
    private long seed;

    @Option(names = "--at-once", paramLabel = "N", description = "Runs at the same time.", defaultValue = "4")
    private int atOnce;

    @Option(
            names = "--simulator-option",
            paramLabel = "OPTION",
            description = "Passed on to the simulator (repeatable).")
    private List<String> simulatorOptions = new ArrayList<>();

    @Option(names = "--json", description = "Write one JSON document; progress goes to standard error.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (worlds < 1 || atOnce < 1) {
            throw new CommandFailure(ExitCode.USAGE, "--worlds and --at-once must be at least 1");
        }
        if (candidates < 3 || top < 1 || top >= candidates || calls < candidates) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "--candidates must be at least 3, --top below it and --calls at least as many as candidates");
        }
        Workbench workbench = parent.workbench();
        PrintWriter err = workbench.surroundings().err();
        ObjectNode specification = (ObjectNode) SpecificationDraft.packaged()
                .withModels(EndpointOptions.SIMULATED.writer(), EndpointOptions.SIMULATED.judge())
                .json();
        specification.put("population", candidates);
        ObjectNode report = BenchMesh.measure(
                workbench,
                simulatorOptions,
                mesh -> new RegretBenchmark(mesh).run(specification, top, calls, seed, worlds, atOnce, line -> {
                    err.println(line);
                    err.flush();
                }));
        PrintWriter out = workbench.surroundings().out();
        out.println(json ? report.toPrettyString() : text(report));
        out.flush();
        return ExitCode.OK.number();
    }

    private static String text(JsonNode report) {
        String needed = report.path("share").isNull()
                ? "adaptive did not get there in half of them"
                : String.format(
                        Locale.ROOT,
                        "adaptive got there after %.0f: %.2f of them",
                        report.path("adaptiveCalls").asDouble(),
                        report.path("share").asDouble());
        return String.format(
                Locale.ROOT,
                "SIMULATED: quality is the simulator's own, in log-odds%n%d populations of %d, top %d:"
                        + " elo has regret %.3f after %d calls, %s",
                report.path("worlds").asInt(),
                report.path("candidates").asInt(),
                report.path("top").asInt(),
                report.path("baselineRegret").asDouble(),
                report.path("baselineCalls").asInt(),
                needed);
    }
}
