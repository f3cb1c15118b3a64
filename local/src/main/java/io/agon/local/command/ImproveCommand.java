package io.agon.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.local.CommandFailure;
import io.agon.local.ExitCode;
import io.agon.local.api.CriteriaApi;
import io.agon.local.api.Json;
import io.agon.local.display.ImprovementText;
import io.agon.local.display.Printable;
import io.agon.local.display.Progress;
import io.agon.local.specification.SpecificationDraft;
import io.agon.local.texts.TextFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** Improves a text by reflection. */
@Command(
        name = "improve",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Improve a text: find what is weak, do something about it, keep what helped, and remember it.",
        description = {
            "The text is scored by each criterion; the weakest is worked on by what helped before or by new advice; what scores"
                    + " better takes its place. docs/reflection.md describes how.",
            "Ctrl-C loses nothing: --resume goes on where it ended.",
            ""
        })
final class ImproveCommand implements Callable<Integer> {
    private static final long LARGEST = 400_000;

    @ParentCommand
    private AgonCommand parent;

    @Parameters(arity = "0..1", paramLabel = "STORY", description = "File with the text.")
    private Path story;

    @Option(names = "--brief", paramLabel = "TEXT", description = "What the text was written for.")
    private String brief;

    @Option(
            names = "--criteria",
            paramLabel = "RUBRIC",
            description = "By what it is to become better: NAME@VERSION, or a YAML file. Default: short-story@1.")
    private String criteria;

    @Option(names = "--form", paramLabel = "TEXT", description = "Kind of text. Default: short story.")
    private String form;

    @Option(
            names = "--reflection",
            paramLabel = "KIND",
            description = "none, fresh (advice each time anew) or memory. Default: memory.")
    private String reflection;

    @Option(names = "--memory", paramLabel = "NAME", description = "Memory of lessons. Default: default.")
    private String memory;

    @Option(
            names = "--embedder",
            paramLabel = "MODEL",
            description = "Tells which weaknesses are alike. Default: none; lessons are recalled by criterion.")
    private String embedder;

    @Option(names = "--tries", paramLabel = "N", description = "Most attempts. Default: 8.")
    private Integer tries;

    @Option(names = "--tokens", paramLabel = "N", description = "Most tokens. Default: no bound.")
    private Long tokens;

    @Option(names = "--seed", paramLabel = "N", description = "Default: 0.")
    private Long seed;

    @Option(names = "--resume", paramLabel = "ID", description = "Go on with this improvement.")
    private String resume;

    @Option(names = "--out", paramLabel = "FILE", description = "Where the text goes. Default: the screen.")
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
        if (resume == null ? story == null || brief == null : story != null) {
            throw new CommandFailure(ExitCode.USAGE, "STORY with --brief, or --resume: say which text is meant");
        }
        Workbench workbench = parent.workbench();
        Progress progress = workbench.progress(json);
        ObjectNode specification = resume == null ? specification() : null;
        return new MeshWork(workbench, endpoints, size, progress).go(mesh -> go(mesh, specification, progress));
    }

    private int go(MeshWork.Mesh mesh, ObjectNode specification, Progress progress) throws IOException {
        CriteriaApi api = new CriteriaApi(mesh.state().evolution());
        JsonNode improvement = resume == null ? api.improve(withModels(specification, mesh)) : resumed(api);
        String id = improvement.path("id").asText();
        progress.note("Improvement " + id);
        int shown = 0;
        while (true) {
            JsonNode tried = improvement.path("tried");
            for (; shown < tried.size(); shown++) {
                progress.note(ImprovementText.attempt(tried.path(shown)));
            }
            if (!improvement.path("status").asText().equals("active")) {
                break;
            }
            improvement = mesh.next(() -> api.improvement(id));
        }
        progress.end();
        String status = improvement.path("status").asText();
        if (!status.equals("completed")) {
            throw new CommandFailure(
                    ExitCode.ENDPOINT,
                    "Improvement " + id + " is " + status + ": "
                            + Printable.line(
                                    improvement.path("reason").path("detail").asText("no reason given"))
                            + "; --resume " + id + " goes on with it");
        }
        show(improvement);
        return ExitCode.OK.number();
    }

    private JsonNode resumed(CriteriaApi api) {
        JsonNode found = api.improvement(resume);
        return found.path("status").asText().equals("failed") ? api.resumeImprovement(resume) : found;
    }

    private void show(JsonNode improvement) throws IOException {
        PrintWriter screen = parent.workbench().surroundings().out();
        String text = improvement.path("text").asText();
        if (out != null) {
            Files.writeString(parent.workbench().surroundings().folder().resolve(out), text + "\n");
        }
        if (json) {
            screen.println(improvement.toPrettyString());
        } else {
            if (improvement.path("simulated").asBoolean()) {
                screen.println("SIMULATED: no language model wrote, advised or scored anything");
            }
            ImprovementText.lines(improvement).forEach(screen::println);
            screen.println(out == null ? "\n" + Printable.text(text) : "Text:     " + out);
        }
        screen.flush();
    }

    private ObjectNode withModels(ObjectNode specification, MeshWork.Mesh mesh) {
        ObjectNode models = specification.putObject("models");
        model(models, "writer", mesh.models().writer());
        model(models, "judge", mesh.models().judge());
        model(models, "embedder", embedder);
        return specification;
    }

    private static void model(ObjectNode models, String role, String name) {
        if (name != null) {
            models.putObject(role).put("model", name);
        }
    }

    private ObjectNode specification() {
        Path folder = parent.workbench().surroundings().folder();
        ObjectNode specification = Json.MAPPER
                .createObjectNode()
                .put("brief", brief)
                .put(
                        "text",
                        TextFile.read("STORY", folder.resolve(story), LARGEST).strip());
        if (criteria != null) {
            specification.set("rubric", rubric(folder));
        }
        text(specification, "form", form);
        text(specification, "reflection", reflection);
        text(specification, "memory", memory);
        if (tries != null) {
            specification.put("tries", tries);
        }
        if (tokens != null) {
            specification.put("tokens", tokens);
        }
        if (seed != null) {
            specification.put("seed", seed);
        }
        return specification;
    }

    /** A label has an at sign and a version; a file is there. */
    private JsonNode rubric(Path folder) {
        Path file = folder.resolve(criteria);
        return Files.exists(file) || !criteria.contains("@")
                ? SpecificationDraft.fromFile("--criteria", file).json()
                : Json.MAPPER.getNodeFactory().textNode(criteria);
    }

    private static void text(ObjectNode specification, String key, String value) {
        if (value != null) {
            specification.put(key, value);
        }
    }
}
