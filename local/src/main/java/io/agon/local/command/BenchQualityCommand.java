package io.agon.local.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.benchmarks.quality.QualityBenchmark;
import io.agon.benchmarks.quality.RunOutcome;
import io.agon.local.CommandFailure;
import io.agon.local.ExitCode;
import io.agon.local.specification.SpecificationDraft;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** {@code agon bench quality}: whole runs on a mesh of their own. */
@Command(
        name = "quality",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        header = "Whole runs through the mesh: is the final best truly better than the initial one?",
        description = "True quality is the simulator's: no language model is called.")
final class BenchQualityCommand implements Callable<Integer> {
    @ParentCommand
    private BenchCommand parent;

    @Option(names = "--runs", paramLabel = "N", description = "How many runs.", defaultValue = "100")
    private int runs;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed of the first; the others follow.",
            defaultValue = "1")
    private long seed;

    @Option(names = "--at-once", paramLabel = "N", description = "Runs at the same time.", defaultValue = "4")
    private int atOnce;

    @Option(
            names = "--spec",
            paramLabel = "FILE",
            description = "Specification. Default: the short story of --quick runs.")
    private Path spec;

    @Option(
            names = "--simulator-option",
            paramLabel = "OPTION",
            description = "Passed on to the simulator (repeatable).")
    private List<String> simulatorOptions = new ArrayList<>();

    @Option(names = "--json", description = "Write one JSON document; progress goes to standard error.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (runs < 1 || atOnce < 1) {
            throw new CommandFailure(ExitCode.USAGE, "--runs and --at-once must be at least 1");
        }
        Workbench workbench = parent.workbench();
        SpecificationDraft draft = (spec == null
                        ? SpecificationDraft.packaged().quick()
                        : SpecificationDraft.fromFile(
                                "--spec", workbench.surroundings().folder().resolve(spec)))
                .withModels(EndpointOptions.SIMULATED.writer(), EndpointOptions.SIMULATED.judge());
        ObjectNode specification = (ObjectNode) draft.json();
        PrintWriter err = workbench.surroundings().err();
        ObjectNode report = BenchMesh.measure(
                workbench,
                simulatorOptions,
                mesh -> new QualityBenchmark(mesh).run(specification, seed, runs, atOnce, outcome -> {
                    err.println(line(outcome));
                    err.flush();
                }));
        PrintWriter out = workbench.surroundings().out();
        (json ? Stream.of(report.toPrettyString()) : lines(report)).forEach(out::println);
        out.flush();
        return ExitCode.OK.number();
    }

    private static String line(RunOutcome outcome) {
        return String.format(
                Locale.ROOT,
                "seed %d: best %.2f -> %.2f%s",
                outcome.seed(),
                outcome.initialBest(),
                outcome.finalBest(),
                outcome.better() ? "" : "  (not better)");
    }

    private static Stream<String> lines(ObjectNode report) {
        return Stream.of(
                "SIMULATED: quality is the simulator's own, in log-odds",
                "final best truly better than the initial best: " + report.path("better") + " of " + report.path("runs")
                        + " runs",
                "mean quality rises in every generation:        " + report.path("risesEveryGeneration") + " of "
                        + report.path("runs") + " runs",
                "mean quality by generation, mean over runs:    " + report.path("meanByGeneration"),
                String.format(
                        Locale.ROOT,
                        "best, mean over runs:                          %.3f -> %.3f, %.0f judge calls a run, %.0f s in all",
                        report.path("initialBest").asDouble(),
                        report.path("finalBest").asDouble(),
                        report.path("calls").asDouble(),
                        report.path("seconds").asDouble()));
    }
}
