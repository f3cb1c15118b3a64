package io.agon.local.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.local.CommandFailure;
import io.agon.local.ExitCode;
import io.agon.local.api.CriteriaApi;
import io.agon.local.api.Json;
import io.agon.local.display.InductionText;
import io.agon.local.display.Printable;
import io.agon.local.display.Progress;
import io.agon.local.texts.TextSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** Induces criteria from texts. */
@Command(
        name = "induce",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Induce judging criteria from texts, and keep those that earn their weight.",
        description = {
            "Models code the texts openly, group the codes, and make criteria of them until nothing new comes; then the criteria are"
                    + " tried on texts and preferences that were not coded. docs/criteria.md describes how.",
            "Ctrl-C loses nothing: the same command goes on where it ended.",
            ""
        })
final class InduceCommand implements Callable<Integer> {
    @ParentCommand
    private AgonCommand parent;

    @Option(names = "--run", paramLabel = "RUN", description = "Texts and verdicts of this run.")
    private String run;

    @Option(names = "--texts", paramLabel = "PATH", description = "Texts of a file or a folder; needs --brief.")
    private Path texts;

    @Option(names = "--brief", paramLabel = "TEXT", description = "What the texts of --texts were written for.")
    private String brief;

    @Option(
            names = "--samples",
            paramLabel = "FILE",
            description = "Texts for several briefs, JSON Lines: id, brief, text.")
    private Path samples;

    @Option(
            names = "--preferences",
            paramLabel = "FILE",
            description =
                    "Which of two samples people preferred, JSON Lines: first, second (ids), preferred (first, second, tie)."
                            + " Texts of --texts are t1, t2 … in the order of their names.")
    private Path preferences;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "Of the rubric that comes of it. Default: ${DEFAULT-VALUE}.",
            defaultValue = "induced")
    private String name;

    @Option(names = "--seed", paramLabel = "N", description = "Default: 0.")
    private Long seed;

    @Option(names = "--out", paramLabel = "FILE", description = "Where the rubric goes, as YAML. Default: nowhere.")
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
        long sources =
                Stream.of(run, texts, samples).filter(each -> each != null).count();
        if (sources != 1 || (texts == null) != (brief == null)) {
            throw new CommandFailure(
                    ExitCode.USAGE, "--run, --texts with --brief, or --samples: say where the texts are, once");
        }
        Workbench workbench = parent.workbench();
        Progress progress = workbench.progress(json);
        ObjectNode specification = specification();
        return new MeshWork(workbench, endpoints, size, progress).go(mesh -> go(mesh, specification, progress));
    }

    private int go(MeshWork.Mesh mesh, ObjectNode specification, Progress progress) throws IOException {
        if (mesh.models().judge() != null) {
            ObjectNode model =
                    Json.MAPPER.createObjectNode().put("model", mesh.models().judge());
            specification.putArray("judges").add(model);
            specification.putArray("coders").add(model).add(model);
        }
        CriteriaApi api = new CriteriaApi(mesh.state().evolution());
        JsonNode induction = api.induce(specification);
        String id = induction.path("id").asText();
        if (induction.path("status").asText().equals("failed")) {
            induction = api.resumeInduction(id);
        }
        progress.note("Induction " + id);
        int steps = -1;
        String status = induction.path("status").asText();
        while (status.equals("coding") || status.equals("scoring")) {
            induction = mesh.next(() -> api.induction(id));
            status = induction.path("status").asText();
            if (induction.path("steps").asInt() != steps) {
                steps = induction.path("steps").asInt();
                progress.note(steps + " steps of coding done" + (status.equals("scoring") ? ", scoring texts" : ""));
            }
        }
        progress.end();
        PrintWriter screen = parent.workbench().surroundings().out();
        if (!status.equals("completed")) {
            throw new CommandFailure(
                    ExitCode.ENDPOINT,
                    "Induction " + id + " is " + status + ": "
                            + Printable.line(
                                    induction.path("reason").path("detail").asText("no reason given"))
                            + "; the same command goes on with it");
        }
        JsonNode rubric = induction.path("outcome").path("rubric");
        if (out != null && !rubric.isNull()) {
            Files.writeString(
                    parent.workbench().surroundings().folder().resolve(out),
                    api.rubric(
                            rubric.path("name").asText(), rubric.path("version").asText()));
        }
        if (json) {
            screen.println(induction.toPrettyString());
        } else {
            if (induction.path("simulated").asBoolean()) {
                screen.println("SIMULATED: no language model coded or scored anything");
            }
            InductionText.lines(induction).forEach(screen::println);
            screen.println(
                    rubric.isNull()
                            ? "No criterion earned its weight: no rubric was kept."
                            : "Rubric:   " + rubric.path("name").asText() + "@"
                                    + rubric.path("version").asText() + (out == null ? "" : "  (" + out + ")"));
        }
        screen.flush();
        return ExitCode.OK.number();
    }

    private ObjectNode specification() throws IOException {
        ObjectNode specification = Json.MAPPER.createObjectNode().put("name", name);
        if (seed != null) {
            specification.put("seed", seed);
        }
        Path folder = parent.workbench().surroundings().folder();
        if (run != null) {
            specification.put("run", run);
        } else if (texts != null) {
            ArrayNode all = specification.putArray("samples");
            for (String text :
                    TextSet.read(texts.toString(), folder.resolve(texts)).texts()) {
                all.addObject()
                        .put("id", "t" + (all.size()))
                        .put("brief", brief)
                        .put("text", text);
            }
        } else {
            specification.set("samples", rows("--samples", samples));
        }
        if (preferences != null) {
            specification.set("preferences", rows("--preferences", preferences));
        }
        return specification;
    }

    private ArrayNode rows(String option, Path file) throws IOException {
        ArrayNode rows = Json.MAPPER.createArrayNode();
        int number = 0;
        List<String> lines;
        try {
            lines = Files.readAllLines(
                    parent.workbench().surroundings().folder().resolve(file));
        } catch (NoSuchFileException e) {
            throw new CommandFailure(ExitCode.USAGE, option + ": there is no file " + file);
        }
        for (String line : lines) {
            number++;
            try {
                if (!line.isBlank()) {
                    rows.add(Json.MAPPER.readTree(line));
                }
            } catch (JsonProcessingException e) {
                throw new CommandFailure(
                        ExitCode.USAGE,
                        option + ": " + file + " line " + number + " is not JSON: " + e.getOriginalMessage());
            }
        }
        return rows;
    }
}
