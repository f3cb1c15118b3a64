package io.agon.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.local.CommandFailure;
import io.agon.local.ExitCode;
import io.agon.local.api.EvolutionApi;
import io.agon.local.api.Json;
import io.agon.local.display.TrainingText;
import io.agon.local.results.ResultFolder;
import io.agon.local.results.WorkFolder;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** Writes a run's results, or training data of several runs, to a folder. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Write a run's texts, verdicts, ratings and costs to a folder, or runs as training data.",
        description = {
            "Works with or without a mesh that is up. With --as: fine-tuning sets, preference pairs, prompts and"
                    + " reflections of runs that have ended and of improvements; docs/datasets.md describes the files.",
            ""
        })
final class ExportCommand implements Callable<Integer> {
    @ParentCommand
    private AgonCommand parent;

    @Parameters(
            paramLabel = "RUN",
            arity = "1..*",
            description = "Id of a run, or a unique beginning; with --as several, and improvements (v-…).")
    private List<String> ids;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Where run.json, verdicts.jsonl and stories/ go; with --as an empty or a new folder.")
    private Path out;

    @ArgGroup(exclusive = false)
    private Training training;

    /** What training data is wanted. */
    static final class Training {
        @Option(
                names = "--as",
                required = true,
                split = ",",
                paramLabel = "KIND",
                description = "As training data: sft, preference, prompts, reflection, outcomes.")
        private List<String> kinds;

        @Option(
                names = "--layouts",
                split = ",",
                paramLabel = "LAYOUT",
                description = "chat (TRL, Axolotl, verl), llama-factory. Default: chat.")
        private List<String> layouts;

        @Option(
                names = "--stories-per-run",
                paramLabel = "N",
                description = "Best survivors of a run for fine-tuning. Default: 5.")
        private Integer storiesPerRun;

        @Option(
                names = "--confidence",
                paramLabel = "P",
                description = "How sure a pair's margin must be above the least one. Default: 0.9.")
        private Double confidence;

        @Option(names = "--least-margin", paramLabel = "X", description = "Of a pair, in log-odds. Default: 0.")
        private Double leastMargin;

        @Option(
                names = "--most-length-ratio",
                paramLabel = "X",
                description = "Of a pair's longer story to the shorter. Default: any.")
        private Double mostLengthRatio;

        @Option(
                names = "--similarity",
                paramLabel = "X",
                description = "From which on texts count as the same. Default: 0.8.")
        private Double similarity;

        @Option(
                names = "--evaluation",
                paramLabel = "FILE",
                description = "Briefs that models will be evaluated with, one a line: what holds them is left out.")
        private Path evaluation;

        @Option(names = "--validation-share", paramLabel = "X", description = "Share of briefs. Default: 0.1.")
        private Double validationShare;

        @Option(names = "--seed", paramLabel = "N", description = "Of the split. Default: 0.")
        private Long seed;

        @Option(names = "--licence", paramLabel = "TEXT", description = "Under which you give the data on.")
        private String licence;

        @Option(names = "--json", description = "Write dataset.json to standard output.")
        private boolean json;
    }

    @Override
    public Integer call() throws IOException {
        Workbench workbench = parent.workbench();
        Path folder = workbench.surroundings().folder().resolve(out).normalize();
        if (training != null) {
            WorkFolder empty = new WorkFolder(folder);
            empty.check(null);
            return ReadingAccess.read(workbench, api -> training(workbench, api, empty));
        }
        if (ids.size() > 1) {
            throw new CommandFailure(ExitCode.USAGE, "several runs can be exported with --as only");
        }
        return ReadingAccess.read(workbench, api -> {
            String id = api.run(ids.getFirst()).id();
            ResultFolder results = new ResultFolder(folder);
            results.claim(id);
            results.write(api.export(id));
            workbench.surroundings().out().println("Run " + id + " is in " + results.path());
            workbench.surroundings().out().flush();
            return ExitCode.OK.number();
        });
    }

    private int training(Workbench workbench, EvolutionApi api, WorkFolder folder) throws IOException {
        folder.unpack(api.export(order(workbench, api)));
        JsonNode document =
                Json.MAPPER.readTree(folder.path().resolve("dataset.json").toFile());
        PrintWriter screen = workbench.surroundings().out();
        if (training.json) {
            screen.println(document.toPrettyString());
        } else {
            TrainingText.of(document).forEach(screen::println);
            screen.println("Results:  " + folder.path() + "  (README.md describes them)");
        }
        screen.flush();
        return ExitCode.OK.number();
    }

    private ObjectNode order(Workbench workbench, EvolutionApi api) throws IOException {
        ObjectNode order = Json.MAPPER.createObjectNode();
        ArrayNode runs = order.putArray("runs");
        ArrayNode improvements = order.putArray("improvements");
        for (String id : ids) {
            if (id.startsWith("v-")) {
                improvements.add(id);
            } else {
                runs.add(api.run(id).id());
            }
        }
        training.kinds.forEach(order.putArray("kinds")::add);
        if (training.layouts != null) {
            training.layouts.forEach(order.putArray("layouts")::add);
        }
        if (training.evaluation != null) {
            ArrayNode texts = order.putArray("evaluation");
            Files.readAllLines(workbench.surroundings().folder().resolve(training.evaluation)).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .distinct()
                    .forEach(texts::add);
        }
        put(order, "stories-per-run", training.storiesPerRun);
        put(order, "confidence", training.confidence);
        put(order, "least-margin", training.leastMargin);
        put(order, "most-length-ratio", training.mostLengthRatio);
        put(order, "similarity", training.similarity);
        put(order, "validation-share", training.validationShare);
        put(order, "seed", training.seed);
        put(order, "licence", training.licence);
        return order;
    }

    private static void put(ObjectNode order, String key, Object value) {
        if (value != null) {
            order.set(key, Json.MAPPER.valueToTree(value));
        }
    }
}
