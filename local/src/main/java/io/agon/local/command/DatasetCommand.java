package io.agon.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.local.ExitCode;
import io.agon.local.api.Json;
import io.agon.local.api.ScaffoldApi;
import io.agon.local.display.DatasetText;
import io.agon.local.endpoint.Endpoint;
import io.agon.local.mesh.MeshSettings;
import io.agon.local.mesh.MeshState;
import io.agon.local.mesh.Meshes;
import io.agon.local.mesh.Roster;
import io.agon.local.results.WorkFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Writes the trajectories of scaffolds as a data set. */
@Command(
        name = "dataset",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Write training data of finished scaffolds: from prompt to plans to the author's text.",
        description = {"Works with or without a mesh that is up. docs/datasets.md describes the files.", ""})
final class DatasetCommand implements Callable<Integer> {
    @ParentCommand
    private AgonCommand parent;

    @Parameters(paramLabel = "SCAFFOLD", arity = "1..*", description = "Ids of finished scaffolds.")
    private List<String> scaffolds;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "An empty or a new folder.")
    private Path out;

    @Option(
            names = "--layouts",
            split = ",",
            paramLabel = "LAYOUT",
            description = "stages, books, longpage, packed. Default: all.")
    private List<String> layouts;

    @Option(names = "--context-tokens", paramLabel = "N", description = "Of packed windows. Default: 32768.")
    private Integer contextTokens;

    @Option(names = "--encoding", paramLabel = "NAME", description = "o200k_base or cl100k_base. Default: o200k_base.")
    private String encoding;

    @Option(names = "--validation-share", paramLabel = "X", description = "Share of books. Default: 0.1.")
    private Double validationShare;

    @Option(names = "--seed", paramLabel = "N", description = "Of the split. Default: 0.")
    private Long seed;

    @Option(names = "--json", description = "Write dataset.json to standard output.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Workbench workbench = parent.workbench();
        WorkFolder folder =
                new WorkFolder(workbench.surroundings().folder().resolve(out).normalize());
        folder.check(null);
        Optional<MeshState> running = workbench.meshes().running();
        if (running.isPresent()) {
            return write(workbench, new ScaffoldApi(running.get().books()), folder);
        }
        MeshSettings settings = new MeshSettings(Roster.BOOKS, null, 0, 0, 0, 0, Endpoint.SIMULATOR, null, List.of());
        PrintWriter err = workbench.surroundings().err();
        try (Meshes.Open mesh = workbench.meshes().open(settings, note -> {
            err.println(note);
            err.flush();
        })) {
            return write(workbench, new ScaffoldApi(mesh.state().books()), folder);
        }
    }

    private int write(Workbench workbench, ScaffoldApi api, WorkFolder folder) throws IOException {
        folder.unpack(api.dataset(wish()));
        JsonNode document =
                Json.MAPPER.readTree(folder.path().resolve("dataset.json").toFile());
        PrintWriter screen = workbench.surroundings().out();
        if (json) {
            screen.println(document.toPrettyString());
        } else {
            DatasetText.of(document).forEach(screen::println);
            screen.println("Results:  " + folder.path() + "  (README.md describes them)");
        }
        screen.flush();
        return ExitCode.OK.number();
    }

    private ObjectNode wish() {
        ObjectNode wish = Json.MAPPER.createObjectNode();
        ArrayNode ids = wish.putArray("scaffolds");
        scaffolds.forEach(ids::add);
        if (layouts != null) {
            ArrayNode words = wish.putArray("layouts");
            layouts.forEach(words::add);
        }
        if (contextTokens != null) {
            wish.put("contextTokens", contextTokens);
        }
        if (encoding != null) {
            wish.put("encoding", encoding);
        }
        if (validationShare != null) {
            wish.put("validationShare", validationShare);
        }
        if (seed != null) {
            wish.put("seed", seed);
        }
        return wish;
    }
}
