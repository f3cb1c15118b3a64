package io.agon.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.local.CommandFailure;
import io.agon.local.ExitCode;
import io.agon.local.api.ScaffoldApi;
import io.agon.local.api.Work;
import io.agon.local.display.MeasurementText;
import io.agon.local.display.WorkText;
import io.agon.local.endpoint.ModelChoice;
import io.agon.local.mesh.Roster;
import io.agon.local.results.WorkFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** Measures how true a scaffold is to its book. */
@Command(
        name = "measure",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Measure how true a finished scaffold is to its book.",
        description = {
            "Scenes are written anew from their plans and summarised again, chapters planned anew, the book outlined anew: what"
                    + " the plans do not hold is lost on the way. And chapters are scored with their plan and without, where the"
                    + " endpoint tells log-probabilities of prompts. docs/books.md describes the figures.",
            "Ctrl-C stops cleanly: the work is kept and goes on with --resume.",
            ""
        })
final class MeasureCommand implements Callable<Integer> {
    private static final String SIMULATED_EMBEDDER = "simulated-embedding";

    @ParentCommand
    private AgonCommand parent;

    @Parameters(paramLabel = "SCAFFOLD", arity = "0..1", description = "Id of a finished scaffold.")
    private String scaffold;

    @Option(names = "--scenes", paramLabel = "N", description = "How many are written anew. Default: 12.")
    private Integer scenes;

    @Option(names = "--chapters", paramLabel = "N", description = "How many are planned anew and scored. Default: 4.")
    private Integer chapters;

    @Option(
            names = "--embedding-model",
            paramLabel = "NAME",
            description = "Model that tells what texts mean. Default: none, and nothing is compared by meaning.")
    private String embeddingModel;

    @Option(
            names = "--scoring-model",
            paramLabel = "NAME",
            description = "Model that tells how probable texts are. Default: the one that writes.")
    private String scoringModel;

    @Option(names = "--json", description = "Write one JSON document; progress goes to standard error.")
    private boolean json;

    @Option(names = "--out", paramLabel = "DIR", description = "Where measurement.json goes. Default: books/<id>.")
    private Path out;

    @Option(names = "--resume", paramLabel = "ID", description = "Go on with this measurement.")
    private String resume;

    @Mixin
    private WorkOptions work;

    @Mixin
    private EndpointOptions endpoints;

    @Mixin
    private MeshOptions size;

    @Override
    public Integer call() throws IOException {
        if ((scaffold == null) == (resume == null)) {
            throw new CommandFailure(
                    ExitCode.USAGE, "SCAFFOLD: name a finished scaffold, or a measurement to go on with (--resume ID)");
        }
        BookSession session = new BookSession(
                parent.workbench(),
                new BookSession.Options(
                        "measure",
                        ScaffoldApi.Kind.MEASUREMENT,
                        "Measurement",
                        endpoints,
                        size,
                        Roster.BOOKS,
                        resume,
                        out,
                        json));
        return session.run(new BookSession.Steps() {
            @Override
            public Work begin(ScaffoldApi api, ModelChoice models) {
                return api.begin(ScaffoldApi.Kind.MEASUREMENT, body(models));
            }

            @Override
            public void finish(ScaffoldApi api, Work done, WorkFolder folder, ObjectNode document, PrintWriter told)
                    throws IOException {
                JsonNode report = api.read(ScaffoldApi.Kind.MEASUREMENT, done.id(), "report");
                Path unused = folder.write("measurement.json", report.toPrettyString() + "\n");
                document.set("measurement", report);
                MeasurementText.lines(done.title(), report).forEach(told::println);
                told.println();
                told.println("Took:     " + WorkText.cost(done));
                told.println("Results:  " + folder.path() + "  (measurement.json)");
            }
        });
    }

    private ObjectNode body(ModelChoice models) {
        ObjectNode body = work.body();
        body.put("scaffold", scaffold);
        if (scenes != null) {
            body.put("scenes", scenes);
        }
        if (chapters != null) {
            body.put("chapters", chapters);
        }
        if (models != null) {
            body.put("model", models.writer());
            body.put("writerModel", models.writer());
            body.put("scorerModel", scoringModel == null ? models.writer() : scoringModel);
        } else if (scoringModel != null) {
            body.put("scorerModel", scoringModel);
        }
        if (embeddingModel != null) {
            body.put("embedderModel", embeddingModel);
        } else if (models != null && models.writer().equals(EndpointOptions.SIMULATED.writer())) {
            body.put("embedderModel", SIMULATED_EMBEDDER);
        }
        return body;
    }
}
