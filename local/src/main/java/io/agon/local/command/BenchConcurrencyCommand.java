package io.agon.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.benchmarks.concurrency.ConcurrencyBenchmark;
import io.agon.local.CommandFailure;
import io.agon.local.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;

/** {@code agon bench concurrency}: how many calls to keep in flight, by several methods in the same simulated tiers. */
@Command(
        name = "concurrency",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        header = "Limits of calls in flight, side by side in the same simulated tiers.",
        description = "Nothing is started and no model is called: tiers and callers are played event by event.")
final class BenchConcurrencyCommand implements Callable<Integer> {
    @ParentCommand
    private BenchCommand parent;

    @Option(names = "--replicates", paramLabel = "N", description = "Plays of each world.", defaultValue = "10")
    private int replicates;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the first.", defaultValue = "1")
    private long seed;

    @Option(names = "--json", description = "Write one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        if (replicates < 1) {
            throw new CommandFailure(ExitCode.USAGE, "--replicates is " + replicates + ": must be at least 1");
        }
        ObjectNode report = ConcurrencyBenchmark.run(seed, replicates);
        PrintWriter out = parent.workbench().surroundings().out();
        out.println(json ? report.toPrettyString() : text(report));
        out.flush();
        return ExitCode.OK.number();
    }

    private static String text(JsonNode report) {
        StringBuilder text = new StringBuilder("Simulated tiers; refusals and timeouts per answer.\n");
        report.path("worlds").forEachEntry((world, limits) -> {
            text.append(String.format(
                    Locale.ROOT,
                    "%n%-30s %11s %9s %9s %9s %9s%n",
                    world,
                    "utilisation",
                    "refusals",
                    "timeouts",
                    "latency",
                    "fairness"));
            limits.forEachEntry((limit, figures) -> text.append(String.format(
                    Locale.ROOT,
                    "  %-28s %11.3f %9.3f %9.3f %7.2f s %9.3f%n",
                    limit,
                    figures.path("utilisation").asDouble(),
                    figures.path("refusals").asDouble(),
                    figures.path("timeouts").asDouble(),
                    figures.path("latencySeconds").asDouble(),
                    figures.path("fairness").asDouble())));
        });
        return text.toString().stripTrailing();
    }
}
