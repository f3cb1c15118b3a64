package io.agon.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.benchmarks.judging.ReflectionBenchmark;
import io.agon.contracts.ModelCall;
import io.agon.local.ExitCode;
import io.agon.local.endpoint.ModelChoice;
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

/** {@code agon bench reflection}: what reflection and its memory are worth. */
@Command(
        name = "reflection",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        header = "What is reflection worth, and what does its memory add? The same texts, as many tokens.",
        description = {
            "True quality is the simulator's: no language model is called. Its writer is told by --advice-spread how much it"
                    + " matters which technique a revision uses; with 0 a memory has nothing to learn."
        })
final class BenchReflectionCommand implements Callable<Integer> {
    /** A world where revising gains little by itself, and techniques differ by as much as revisions do. */
    private static final List<String> WORLD =
            List.of("--revision-offset=0.05", "--revision-spread=0.3", "--rule-breaks=0");

    @ParentCommand
    private BenchCommand parent;

    @Option(names = "--briefs", paramLabel = "N", description = "How many briefs.", defaultValue = "200")
    private int briefs;

    @Option(names = "--tokens", paramLabel = "N", description = "Most tokens for each text.", defaultValue = "60000")
    private int tokens;

    @Option(names = "--opinions", paramLabel = "N", description = "Scores of each text.", defaultValue = "2")
    private int opinions;

    @Option(names = "--at-once", paramLabel = "N", description = "Texts in work at a time.", defaultValue = "20")
    private int atOnce;

    @Option(
            names = "--advice-spread",
            paramLabel = "S",
            description = "How much techniques differ in this world, in log-odds of quality.",
            defaultValue = "0.3")
    private double adviceSpread;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the world and the texts.", defaultValue = "1")
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
        BenchMesh.check("--briefs", briefs, 2, 10_000);
        BenchMesh.check("--tokens", tokens, 1, 10_000_000);
        BenchMesh.check("--opinions", opinions, 1, 20);
        BenchMesh.check("--at-once", atOnce, 1, 1_000);
        Workbench workbench = parent.workbench();
        ModelChoice models = EndpointOptions.SIMULATED;
        List<String> world = new ArrayList<>(WORLD);
        world.add("--advice-spread=" + adviceSpread);
        world.add("--seed=" + seed);
        world.addAll(simulatorOptions);
        ModelCall writes = new ModelCall("writer", "default", models.writer(), null, null, null);
        ObjectNode report = BenchMesh.measure(workbench, Compilation.THOROUGH, 1, 0, world, (runs, mesh) -> {
            try (MeshWriter writer = new MeshWriter(BenchMesh.brokerPort(mesh.state()), writes)) {
                ReflectionBenchmark benchmark = new ReflectionBenchmark(
                        runs, writer, new ReflectionBenchmark.Models(models.writer(), models.judge(), models.judge()));
                return benchmark
                        .run(new ReflectionBenchmark.Setting(briefs, tokens, opinions, atOnce, seed))
                        .put("adviceSpread", adviceSpread);
            }
        });
        PrintWriter out = workbench.surroundings().out();
        (json ? Stream.of(report.toPrettyString()) : lines(report)).forEach(out::println);
        out.flush();
        return ExitCode.OK.number();
    }

    private static Stream<String> lines(JsonNode report) {
        List<String> lines = new ArrayList<>();
        lines.add("SIMULATED: texts, scores and advice are the simulator's");
        lines.add(String.format(
                Locale.ROOT,
                "%d texts of mean quality %.3f; %d tokens each",
                report.path("briefs").asInt(),
                report.path("meanQualityBefore").asDouble(),
                report.path("tokenBudget").asLong()));
        for (JsonNode arm : report.path("arms")) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%-11s quality %.3f  %6.0f tokens  %5.1f tries, %.0f %% of them from memory",
                    arm.path("name").asText(),
                    arm.path("meanQuality").asDouble(),
                    arm.path("tokens").asDouble(),
                    arm.path("tries").asDouble(),
                    100 * arm.path("recalled").asDouble()));
        }
        for (JsonNode difference : report.path("differences")) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%s over %s: %+.3f (%+.3f to %+.3f)",
                    difference.path("between").path(0).asText(),
                    difference.path("between").path(1).asText(),
                    difference.path("mean").asDouble(),
                    difference.path("interval").path(0).asDouble(),
                    difference.path("interval").path(1).asDouble()));
        }
        return lines.stream();
    }
}
