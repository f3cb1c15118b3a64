package io.agon.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.local.CommandFailure;
import io.agon.local.ExitCode;
import io.agon.local.api.EvaluationsApi;
import io.agon.local.api.EvolutionApi;
import io.agon.local.api.Json;
import io.agon.local.display.Figures;
import io.agon.local.display.Printable;
import io.agon.local.display.Progress;
import io.agon.local.evaluation.EvaluationMarkdown;
import io.agon.local.evaluation.EvaluationPage;
import io.agon.local.evaluation.EvaluationReport;
import io.agon.local.results.WorkFolder;
import io.agon.local.texts.TextSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Finds out whether a run's texts are preferred to others. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header =
                "Find out whether a run's texts are preferred: to those it began with, to sequential prompting, to others.",
        description = {
            "Who meets whom is drawn and stored before anything is judged; every comparison is judged in both orders."
                    + " docs/evaluation.md says what is tested, and how.",
            "Ctrl-C loses nothing: --resume goes on where it ended.",
            ""
        })
final class EvaluateCommand implements Callable<Integer> {
    @ParentCommand
    private AgonCommand parent;

    @Parameters(arity = "0..1", paramLabel = "RUN", description = "Id of a run that has ended, or a unique beginning.")
    private String run;

    @Option(
            names = "--against",
            split = ",",
            paramLabel = "OTHER",
            description =
                    "initial (its founders), sequential (drafts revised one after the other with as many tokens), another"
                            + " RUN of the same brief, a FOLDER or file of texts; several with commas. Default: initial.")
    private List<String> against = List.of("initial");

    @Option(names = "--comparisons", paramLabel = "N", description = "Of each contrast. Default: 120.")
    private Integer comparisons;

    @Option(
            names = "--of",
            paramLabel = "WHICH",
            description = "generation (all of the last) or survivors. Default: generation.")
    private String of;

    @Option(names = "--judge", paramLabel = "MODEL", description = "Who judges. Default: the run's own judge.")
    private String judge;

    @Option(names = "--held-out", description = "By the run's held-out rubric and judge.")
    private boolean heldOut;

    @Option(names = "--seed", paramLabel = "N", description = "Of all that is drawn. Default: 0.")
    private Long seed;

    @Option(names = "--resume", paramLabel = "ID", description = "Go on with this evaluation.")
    private String resume;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "An empty or a new folder for report.html, report.md, report.json, comparisons.jsonl.")
    private Path out;

    @Option(names = "--json", description = "Write one JSON document; progress goes to standard error.")
    private boolean json;

    @Mixin
    private EndpointOptions endpoints;

    @Mixin
    private MeshOptions size;

    @Override
    public Integer call() throws IOException {
        size.check();
        if ((resume == null) == (run == null)) {
            throw new CommandFailure(ExitCode.USAGE, "RUN or --resume: say which evaluation is meant");
        }
        Workbench workbench = parent.workbench();
        WorkFolder folder = out == null
                ? null
                : new WorkFolder(workbench.surroundings().folder().resolve(out).normalize());
        if (folder != null) {
            folder.check(resume);
        }
        Progress progress = workbench.progress(json);
        return new MeshWork(workbench, endpoints, size, progress).go(mesh -> go(mesh, folder, progress));
    }

    private int go(MeshWork.Mesh mesh, WorkFolder folder, Progress progress) throws IOException {
        EvaluationsApi api = new EvaluationsApi(mesh.state().evolution());
        JsonNode evaluation =
                resume == null ? api.begin(order(new EvolutionApi(mesh.state().evolution()))) : resumed(api);
        String id = evaluation.path("id").asText();
        progress.note("Evaluation " + id);
        if (folder != null) {
            folder.claim(id);
        }
        String told = "";
        while (evaluation.path("status").asText().equals("active")) {
            String now = progress(evaluation);
            if (!now.equals(told)) {
                progress.note(now);
                told = now;
            }
            evaluation = mesh.next(() -> api.find(id));
        }
        progress.end();
        String status = evaluation.path("status").asText();
        if (!status.equals("completed")) {
            throw new CommandFailure(
                    ExitCode.ENDPOINT,
                    "Evaluation " + id + " is " + status + ": "
                            + Printable.line(
                                    evaluation.path("reason").path("detail").asText("no reason given"))
                            + "; --resume " + id + " goes on with it");
        }
        show(api.report(id), folder);
        return ExitCode.OK.number();
    }

    private JsonNode resumed(EvaluationsApi api) {
        JsonNode found = api.find(resume);
        return found.path("status").asText().equals("failed") ? api.resume(resume) : found;
    }

    /** In tenths, so that a long evaluation does not fill the screen. */
    private static String progress(JsonNode evaluation) {
        JsonNode baseline = evaluation.path("baseline");
        if (!baseline.isMissingNode()
                && baseline.path("over").asInt() < baseline.path("chains").asInt()) {
            long budget = Math.max(1, baseline.path("budget").asLong());
            long tenths = Math.min(10, 10 * baseline.path("tokens").asLong() / budget);
            return "Writing the baseline: " + baseline.path("chains").asInt() + " chains, " + 10 * tenths + " % of "
                    + Figures.count(budget) + " tokens";
        }
        int all = 0;
        int awaited = 0;
        for (JsonNode contrast : evaluation.path("contrasts")) {
            all += 2 * contrast.path("comparisons").asInt();
            awaited += contrast.path("awaited").asInt();
        }
        return "Judging: " + 10 * (10 * (all - awaited) / Math.max(1, all)) + " % of " + all + " judgments";
    }

    private void show(JsonNode found, WorkFolder folder) throws IOException {
        EvaluationReport report = new EvaluationReport(found);
        if (folder != null) {
            write(folder, "report.html", EvaluationPage.of(report));
            write(folder, "report.md", EvaluationMarkdown.of(report));
            write(folder, "report.json", document(found).toPrettyString() + "\n");
            write(
                    folder,
                    "comparisons.jsonl",
                    StreamSupport.stream(found.path("compared").spliterator(), false)
                            .map(JsonNode::toString)
                            .collect(Collectors.joining("\n", "", "\n")));
        }
        PrintWriter screen = parent.workbench().surroundings().out();
        if (json) {
            screen.println(document(found).toPrettyString());
        } else {
            report.lines().forEach(screen::println);
            if (folder != null) {
                screen.println(
                        "Results:  " + folder.path() + "  (report.html, report.md, report.json, comparisons.jsonl)");
            }
        }
        screen.flush();
    }

    private static void write(WorkFolder folder, String name, String text) throws IOException {
        Path unused = folder.write(name, text);
    }

    /** The evaluation with the figures of its first contrast at the top, then all contrasts, generations and sets. */
    private static ObjectNode document(JsonNode found) {
        ObjectNode document = Json.MAPPER.createObjectNode();
        JsonNode evaluation = found.path("evaluation");
        JsonNode first = evaluation.path("contrasts").path(0);
        for (String figure : List.of(
                "against", "comparisons", "wins", "losses", "ties", "voids", "preference", "interval", "pValue")) {
            document.set(figure, first.path(figure).deepCopy());
        }
        document.set("tokens", evaluation.path("tokens").deepCopy());
        document.set("evaluation", evaluation.deepCopy());
        document.set("curve", found.path("curve").deepCopy());
        document.set("sets", found.path("sets").deepCopy());
        return document;
    }

    private ObjectNode order(EvolutionApi runs) {
        ObjectNode order =
                Json.MAPPER.createObjectNode().put("run", runs.run(run).id());
        ArrayNode names = order.putArray("against");
        for (String other : against) {
            Path path = parent.workbench().surroundings().folder().resolve(other);
            if (other.equals("initial") || other.equals("sequential")) {
                names.add(other);
            } else if (Files.exists(path)) {
                if (order.has("texts")) {
                    throw new CommandFailure(ExitCode.USAGE, "--against: only one folder or file of texts");
                }
                names.add("texts");
                TextSet.read("--against", path).texts().stream().distinct().forEach(order.putArray("texts")::add);
            } else {
                names.add(runs.run(other).id());
            }
        }
        if (comparisons != null) {
            order.put("comparisons", comparisons);
        }
        if (of != null) {
            order.put("of", of);
        }
        if (judge != null) {
            order.putObject("judge").put("model", judge);
        }
        if (heldOut) {
            order.put("held-out", true);
        }
        if (seed != null) {
            order.put("seed", seed);
        }
        return order;
    }
}
