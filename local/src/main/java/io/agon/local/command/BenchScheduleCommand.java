package io.agon.local.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.benchmarks.quality.ScheduleBenchmark;
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
import java.util.stream.StreamSupport;

/** {@code agon bench schedule}: the same runs by both schedules. */
@Command(
        name = "schedule",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        header = "Whole runs by both schedules: how long, and how good in the end?",
        description = "True quality is the simulator's: no language model is called.")
final class BenchScheduleCommand implements Callable<Integer> {
    @ParentCommand
    private BenchCommand parent;

    @Option(names = "--runs", paramLabel = "N", description = "How many runs by each.", defaultValue = "5")
    private int runs;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed of the first; the others follow.",
            defaultValue = "1")
    private long seed;

    @Option(
            names = "--latency",
            paramLabel = "DIST",
            description = "instant, fixed:500ms, lognormal:MEAN:SIGMA or tokens:PREFILL:DECODE.",
            defaultValue = "lognormal:1s:0.6")
    private String latency;

    @Option(names = "--spec", paramLabel = "FILE", description = "Specification. Default: AlphaWrite's experiment.")
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
        if (runs < 1) {
            throw new CommandFailure(ExitCode.USAGE, "--runs: " + runs + " must be at least 1");
        }
        Workbench workbench = parent.workbench();
        SpecificationDraft draft = (spec == null
                        ? SpecificationDraft.packaged()
                        : SpecificationDraft.fromFile(
                                "--spec", workbench.surroundings().folder().resolve(spec)))
                .withModels(EndpointOptions.SIMULATED.writer(), EndpointOptions.SIMULATED.judge());
        ObjectNode specification = (ObjectNode) draft.json();
        specification.withObject("/ranking").put("wrong-share", 0);
        PrintWriter err = workbench.surroundings().err();
        List<String> tier = new ArrayList<>(List.of("--latency=" + latency));
        tier.addAll(simulatorOptions);
        ObjectNode report = BenchMesh.measure(
                workbench,
                tier,
                mesh -> new ScheduleBenchmark(mesh).run(specification, seed, runs, line -> {
                    err.println(line);
                    err.flush();
                }));
        PrintWriter out = workbench.surroundings().out();
        (json ? Stream.of(report.toPrettyString()) : lines(report)).forEach(out::println);
        out.flush();
        return ExitCode.OK.number();
    }

    private static Stream<String> lines(ObjectNode report) {
        return Stream.of(
                        Stream.of("SIMULATED: quality is the simulator's own, in log-odds"),
                        StreamSupport.stream(report.path("schedules").spliterator(), false)
                                .map(each -> String.format(
                                        Locale.ROOT,
                                        "%-13s %6.1f s, %.0f judge calls, best %.2f \u00b1 %.2f, survivors %.2f \u00b1 %.2f",
                                        each.path("name").asText() + ":",
                                        each.path("seconds").asDouble(),
                                        each.path("calls").asDouble(),
                                        each.path("finalBest").asDouble(),
                                        each.path("finalBestError").asDouble(),
                                        each.path("finalTop").asDouble(),
                                        each.path("finalTopError").asDouble())),
                        Stream.of(String.format(
                                Locale.ROOT,
                                "steady takes %.2f of the time of generational",
                                report.path("ratio").asDouble())))
                .flatMap(lines -> lines);
    }
}
