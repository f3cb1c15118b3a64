package io.agon.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.benchmarks.queue.QueueBenchmark;
import io.agon.embedded.EmbeddedBroker;
import io.agon.embedded.Folders;
import io.agon.local.CommandFailure;
import io.agon.local.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;

/** {@code agon bench queues}: how the work queues are read, beside share groups. */
@Command(
        name = "queues",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        header = "Ways of reading a work queue with many requests in flight, on one broker.",
        description = "Requests sleep for log-normal times (sigma 0.6): no service and no model takes part.")
final class BenchQueuesCommand implements Callable<Integer> {
    @ParentCommand
    private BenchCommand parent;

    @Option(names = "--records", paramLabel = "N", description = "Requests.", defaultValue = "5000")
    private int records;

    @Option(names = "--slots", paramLabel = "N", description = "Requests in flight.", defaultValue = "128")
    private int slots;

    @Option(names = "--mean-ms", paramLabel = "MS", description = "Mean time of a request.", defaultValue = "500")
    private int meanMillis;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of those times.", defaultValue = "1")
    private long seed;

    @Option(names = "--json", description = "Write one JSON document.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException {
        if (records < 1 || slots < 1 || slots > 10_000 || meanMillis < 1) {
            throw new CommandFailure(
                    ExitCode.USAGE, "--records, --slots and --mean-ms must be at least 1, --slots at most 10000");
        }
        Path folder = Files.createTempDirectory("agon-bench-queues-");
        ObjectNode report;
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder)) {
            report = QueueBenchmark.run(
                    broker.bootstrapServers(),
                    new QueueBenchmark.Setting(records, slots, Duration.ofMillis(meanMillis), seed));
        } finally {
            Folders.delete(folder);
        }
        PrintWriter out = parent.workbench().surroundings().out();
        out.println(json ? report.toPrettyString() : text(report));
        out.flush();
        return ExitCode.OK.number();
    }

    private static String text(JsonNode report) {
        StringBuilder text =
                new StringBuilder("Requests sleep; processor time is the broker's and the readers' together.\n\n");
        text.append(String.format(
                Locale.ROOT,
                "%-12s %9s %9s %11s %8s %6s%n",
                "",
                "seconds",
                "of ideal",
                "slots busy",
                "CPU s",
                "again"));
        report.forEachEntry((name, figures) -> text.append(String.format(
                Locale.ROOT,
                "%-12s %9.1f %9.3f %11.3f %8.1f %6d%n",
                name,
                figures.path("seconds").asDouble(),
                figures.path("ofIdeal").asDouble(),
                figures.path("slotsBusy").asDouble(),
                figures.path("cpuSeconds").asDouble(),
                figures.path("deliveredAgain").asLong())));
        return text.toString().stripTrailing();
    }
}
