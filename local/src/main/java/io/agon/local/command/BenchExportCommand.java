package io.agon.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.benchmarks.datasets.ExportBenchmark;
import io.agon.local.CommandFailure;
import io.agon.local.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;

/** {@code agon bench export}: training data of very many runs, in how much memory. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        header = "Training data of many runs: memory for few rows and for many, and speed.",
        description = "Nothing is started and no model is called: runs are made up, and rows are written to nowhere.")
final class BenchExportCommand implements Callable<Integer> {
    @ParentCommand
    private BenchCommand parent;

    @Option(names = "--rows", paramLabel = "N", description = "Preference pairs.", defaultValue = "2000000")
    private int rows;

    @Option(names = "--words", paramLabel = "N", description = "Of a story.", defaultValue = "100")
    private int words;

    @Option(names = "--json", description = "Write one JSON document.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (rows < 20_000 || words < 1) {
            throw new CommandFailure(ExitCode.USAGE, "--rows must be at least 20000 and --words at least 1");
        }
        ObjectNode report = ExportBenchmark.run(rows, words);
        PrintWriter out = parent.workbench().surroundings().out();
        out.println(json ? report.toPrettyString() : text(report));
        out.flush();
        return ExitCode.OK.number();
    }

    private static String text(JsonNode report) {
        StringBuilder text = new StringBuilder(
                String.format(Locale.ROOT, "%-7s %10s %9s %12s %14s%n", "", "rows", "seconds", "rows/s", "most alive"));
        for (String name : new String[] {"few", "many", "plain"}) {
            JsonNode figures = report.path(name);
            text.append(String.format(
                    Locale.ROOT,
                    "%-7s %10d %9.1f %12.0f %11.1f MB%n",
                    name,
                    figures.path("rows").asLong(),
                    figures.path("seconds").asDouble(),
                    figures.path("rowsPerSecond").asDouble(),
                    figures.path("mostAliveBytes").asDouble() / 1e6));
        }
        return text
                + String.format(
                        Locale.ROOT,
                        "memory for twenty times the rows: %.2f times; speed of a plain loop that compares nothing: %.2f",
                        report.path("memoryRatio").asDouble(),
                        report.path("speedOfPlain").asDouble());
    }
}
