package io.agon.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.benchmarks.judging.CriteriaBenchmark;
import io.agon.contracts.ModelCall;
import io.agon.local.CommandFailure;
import io.agon.local.ExitCode;
import io.agon.local.mesh.Compilation;
import io.agon.simulator.craft.Trait;
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

/** {@code agon bench criteria}: whether induced criteria are what quality is made of. */
@Command(
        name = "criteria",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        header =
                "Are induced criteria what quality is made of? Traits found, criteria without value, prediction beside the built-in"
                        + " rubric.",
        description = "True traits and preferences are the simulator's: no language model is called.")
final class BenchCriteriaCommand implements Callable<Integer> {
    @ParentCommand
    private BenchCommand parent;

    @Option(names = "--briefs", paramLabel = "N", description = "How many briefs.", defaultValue = "120")
    private int briefs;

    @Option(names = "--texts", paramLabel = "N", description = "Texts for each brief.", defaultValue = "6")
    private int texts;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of texts and induction.", defaultValue = "1")
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
        if (briefs < 2 || texts < 2 || (long) briefs * texts > 5_000) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "--briefs, --texts: " + briefs + ", " + texts + " must be at least 2 each, at most 5000 texts");
        }
        Workbench workbench = parent.workbench();
        String judge = EndpointOptions.SIMULATED.judge();
        ModelCall writes = new ModelCall("writer", "default", EndpointOptions.SIMULATED.writer(), null, null, null);
        ObjectNode report = BenchMesh.measure(workbench, Compilation.THOROUGH, 1, 0, simulatorOptions, (runs, mesh) -> {
            try (MeshWriter writer = new MeshWriter(BenchMesh.brokerPort(mesh.state()), writes)) {
                return new CriteriaBenchmark(
                                runs,
                                writer,
                                (name, description) -> Trait.spokenOf(name, description)
                                        .map(Trait::label)
                                        .orElse(null))
                        .run(briefs, texts, Trait.ALL.size(), judge, seed);
            }
        });
        PrintWriter out = workbench.surroundings().out();
        (json ? Stream.of(report.toPrettyString()) : lines(report)).forEach(out::println);
        out.flush();
        return ExitCode.OK.number();
    }

    private static Stream<String> lines(JsonNode report) {
        List<String> lines = new ArrayList<>();
        lines.add("SIMULATED: texts, codes, scores and preferences are the simulator's");
        lines.add(String.format(
                Locale.ROOT,
                "%d texts, %d preferences; %d codes in %d rounds, %s",
                report.path("texts").asInt(),
                report.path("preferences").asInt(),
                report.path("codes").asInt(),
                report.path("rounds").asInt(),
                report.path("saturated").asBoolean() ? "saturated" : "not saturated"));
        for (JsonNode criterion : report.path("criteria")) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%-28s %-22s %-17s alpha %5.2f  right %.3f  weight %.3f",
                    criterion.path("name").asText(),
                    criterion.path("trait").isNull()
                            ? "-"
                            : criterion.path("trait").asText(),
                    criterion.path("fate").asText(),
                    criterion.path("agreement").asDouble(),
                    criterion.path("concordance").asDouble(),
                    criterion.path("weight").asDouble()));
        }
        lines.add(String.format(
                Locale.ROOT,
                "%d of %d traits found, %d of them twice; %d kept criteria are none",
                report.path("found").asInt(),
                report.path("traits").asInt(),
                report.path("foundTwice").asInt(),
                report.path("spurious").asInt()));
        JsonNode trial = report.path("trial");
        lines.add(String.format(
                Locale.ROOT,
                "held-out preferences (%d): induced %.3f, %s %.3f, difference %+.3f (%+.3f to %+.3f)",
                trial.path("tested").asInt(),
                trial.path("induced").path("estimate").asDouble(),
                trial.path("besideRubric").asText(),
                trial.path("beside").path("estimate").asDouble(),
                trial.path("difference").path("estimate").asDouble(),
                trial.path("difference").path("low").asDouble(),
                trial.path("difference").path("high").asDouble()));
        return lines.stream();
    }
}
