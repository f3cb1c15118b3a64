package io.agon.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.benchmarks.evaluation.EvaluationBenchmark;
import io.agon.benchmarks.evaluation.NullBenchmark;
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

/** {@code agon bench evaluate}: do evaluations find what is there, and nothing where there is nothing? */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        header = "Runs evaluated against their founders and sequential prompting; evaluations of nothing.",
        description = {
            "Texts and verdicts are the simulator's: no language model is called. Its writer revises towards its own level"
                    + " (--revision-pull); otherwise revising again and again makes any text perfect, and nothing beats that.",
            "--null draws sets of texts from one population and asks how often a difference is found."
        })
final class BenchEvaluateCommand implements Callable<Integer> {
    @ParentCommand
    private BenchCommand parent;

    @Option(names = "--runs", paramLabel = "N", description = "Runs of the default size.", defaultValue = "10")
    private int runs;

    @Option(names = "--comparisons", paramLabel = "N", description = "Of each contrast.", defaultValue = "120")
    private int comparisons;

    @Option(
            names = "--revision-pull",
            paramLabel = "K",
            description = "Share of what a parent is better than first drafts that a revision loses.",
            defaultValue = "0.25")
    private double pull;

    @Option(names = "--at-once", paramLabel = "N", description = "Runs in work at a time.", defaultValue = "2")
    private int atOnce;

    @Option(
            names = "--null",
            paramLabel = "N",
            description = "Evaluations of each made-up setting; runs are left out.",
            defaultValue = "0")
    private int empty;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Of the first run; the others follow.",
            defaultValue = "1")
    private long seed;

    @Option(
            names = "--simulator-option",
            paramLabel = "OPTION",
            description = "Passed on to the simulator (repeatable).")
    private List<String> simulatorOptions = new ArrayList<>();

    @Option(names = "--json", description = "Write one JSON document; progress goes to standard error.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        BenchMesh.check("--runs", runs, 1, 10_000);
        BenchMesh.check("--comparisons", comparisons, 1, 10_000);
        BenchMesh.check("--at-once", atOnce, 1, 100);
        BenchMesh.check("--null", empty, 0, 1_000_000);
        Workbench workbench = parent.workbench();
        PrintWriter out = workbench.surroundings().out();
        if (empty > 0) {
            JsonNode report = NullBenchmark.run(empty, seed);
            out.println(json ? report.toPrettyString() : settings(report));
        } else {
            JsonNode report = measured(workbench);
            out.println(json ? report.toPrettyString() : text(report));
        }
        out.flush();
        return ExitCode.OK.number();
    }

    private ObjectNode measured(Workbench workbench) throws IOException, InterruptedException {
        ObjectNode specification = (ObjectNode) SpecificationDraft.packaged()
                .withModels(EndpointOptions.SIMULATED.writer(), EndpointOptions.SIMULATED.judge())
                .json();
        List<String> world = new ArrayList<>(List.of("--revision-pull=" + pull));
        world.addAll(simulatorOptions);
        PrintWriter err = workbench.surroundings().err();
        return BenchMesh.measure(
                workbench,
                world,
                mesh -> new EvaluationBenchmark(mesh, note -> {
                            err.println(note);
                            err.flush();
                        })
                        .run(specification, runs, seed, comparisons, atOnce)
                        .put("revisionPull", pull));
    }

    private static String text(JsonNode report) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "SIMULATED: %d runs, %d comparisons of each contrast; both significant in %d%n",
                report.path("runs").asInt(),
                report.path("comparisons").asInt(),
                report.path("bothSignificant").asInt()));
        for (JsonNode contrast : report.path("contrasts")) {
            text.append(String.format(
                    Locale.ROOT,
                    "against %-11s preferred %.1f %% (least %.1f %%), significant in %d, design effect %.2f%n",
                    contrast.path("against").asText(),
                    100 * contrast.path("meanPreference").asDouble(),
                    100 * contrast.path("leastPreference").asDouble(),
                    contrast.path("significant").asInt(),
                    contrast.path("meanDesignEffect").asDouble()));
        }
        return text.append(String.format(
                        Locale.ROOT,
                        "tokens of the baseline to those of the run: %.4f",
                        report.path("baselineTokens").asDouble()
                                / report.path("runTokens").asDouble()))
                .toString();
    }

    private static String settings(JsonNode report) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%5s %6s %12s %7s %8s %10s %10s %8s",
                "ours",
                "theirs",
                "comparisons",
                "better",
                "found",
                "binomial",
                "preferred",
                "covered"));
        for (JsonNode setting : report) {
            text.append(String.format(
                    Locale.ROOT,
                    "%n%5d %6d %12d %7.1f %6.1f %% %8.1f %% %8.1f %% %6.1f %%",
                    setting.path("ours").asInt(),
                    setting.path("theirs").asInt(),
                    setting.path("comparisons").asInt(),
                    setting.path("better").asDouble(),
                    100 * setting.path("found").asDouble(),
                    100 * setting.path("foundByBinomial").asDouble(),
                    100 * setting.path("meanPreference").asDouble(),
                    100 * setting.path("covered").asDouble()));
        }
        return text.toString();
    }
}
