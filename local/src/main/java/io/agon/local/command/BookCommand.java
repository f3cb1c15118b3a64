package io.agon.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.local.CommandFailure;
import io.agon.local.ExitCode;
import io.agon.local.api.Json;
import io.agon.local.api.ScaffoldApi;
import io.agon.local.api.Work;
import io.agon.local.display.Printable;
import io.agon.local.display.WorkText;
import io.agon.local.endpoint.ModelChoice;
import io.agon.local.mesh.Roster;
import io.agon.local.results.WorkFolder;
import io.agon.local.texts.TextFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/** Writes a book from a request. */
@Command(
        name = "book",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Write a whole book from a prompt.",
        description = {
            "Plans it from the premise down to the scenes, writes scene after scene, keeps a canon and mends what contradicts"
                    + " it. Ctrl-C stops cleanly: the work is kept and goes on with --resume.",
            ""
        })
final class BookCommand implements Callable<Integer> {
    private static final long LARGEST = 200_000;

    @ParentCommand
    private AgonCommand parent;

    @Option(
            names = "--prompt",
            paramLabel = "TEXT|FILE",
            description = "What book is wished for, or a file that says so.")
    private String prompt;

    @Option(names = "--chapters", paramLabel = "N", description = "Chapters (1 to 200). Default: 12.")
    private Integer chapters;

    @Option(names = "--words", paramLabel = "N", description = "Words of the whole book. Default: 1500 a chapter.")
    private Integer words;

    @Option(names = "--author", paramLabel = "NAME", description = "Author on the title page. Default: none.")
    private String author;

    @Option(names = "--language", paramLabel = "TAG", description = "Language of the book. Default: en.")
    private String language;

    @Option(
            names = "--drafts",
            paramLabel = "K",
            defaultValue = "1",
            description = "Drafts of each scene that compete in a tournament (1 to 16). Default: ${DEFAULT-VALUE}.")
    private int drafts;

    @Option(
            names = "--revisions",
            paramLabel = "R",
            defaultValue = "0",
            description =
                    "Revisions of each scene's best draft by reflection, each judged (0 to 8); with --drafts 2 or more. Default:"
                            + " ${DEFAULT-VALUE}.")
    private int revisions;

    @Option(
            names = "--writer-model",
            paramLabel = "NAME",
            description = "Model that writes the scenes, where it is another one than the planner's (--model).")
    private String writerModel;

    @Option(names = "--resume", paramLabel = "ID", description = "Go on with this book.")
    private String resume;

    @Option(
            names = "--replace",
            paramLabel = "KEY=FILE",
            description = {
                "With --resume: put the JSON of this file in the place of what a step made, such as plans/3=plan.json.",
                "What depends on it is written again, and nothing else."
            })
    private Map<String, Path> replace = new LinkedHashMap<>();

    @Option(names = "--out", paramLabel = "DIR", description = "Where results go. Default: books/<id>.")
    private Path out;

    @Option(names = "--json", description = "Write one JSON document at the end; progress goes to standard error.")
    private boolean json;

    @Mixin
    private WorkOptions work;

    @Mixin
    private EndpointOptions endpoints;

    @Mixin
    private MeshOptions size;

    @Override
    public Integer call() throws IOException {
        if ((prompt == null) == (resume == null)) {
            throw new CommandFailure(
                    ExitCode.USAGE, "--prompt: say what book is wished for, or name one to go on with (--resume ID)");
        }
        if (resume == null && !replace.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.USAGE, "--replace: changes a book that was begun; name it with --resume ID");
        }
        Workbench workbench = parent.workbench();
        String wish = prompt == null ? null : wish(workbench);
        Map<String, String> replacements = new LinkedHashMap<>();
        for (Map.Entry<String, Path> each : replace.entrySet()) {
            replacements.put(
                    each.getKey(),
                    TextFile.read("--replace", workbench.surroundings().folder().resolve(each.getValue()), LARGEST));
        }
        BookSession session = new BookSession(
                workbench,
                new BookSession.Options(
                        "book",
                        ScaffoldApi.Kind.BOOK,
                        "Book",
                        endpoints,
                        size,
                        drafts > 1 ? Roster.ALL : Roster.BOOKS,
                        resume,
                        out,
                        json));
        return session.run(new BookSession.Steps() {
            @Override
            public Work begin(ScaffoldApi api, ModelChoice models) {
                return api.begin(ScaffoldApi.Kind.BOOK, body(wish, models));
            }

            @Override
            public void beforeResuming(ScaffoldApi api, String id) {
                if (!replacements.isEmpty()
                        && api.show(ScaffoldApi.Kind.BOOK, id).status().equals("running")) {
                    Work unused = api.pause(ScaffoldApi.Kind.BOOK, id);
                }
                replacements.forEach((key, artefact) -> {
                    Work unused = api.replace(id, key, artefact);
                    session.progress().note("Replaced " + Printable.line(key));
                });
            }

            @Override
            public void finish(ScaffoldApi api, Work done, WorkFolder folder, ObjectNode document, PrintWriter told)
                    throws IOException {
                for (String below : new String[] {"book.epub", "book.md"}) {
                    Path unused = folder.write(below, api.open(ScaffoldApi.Kind.BOOK, done.id(), below));
                }
                Path book = folder.write("book.json", api.open(ScaffoldApi.Kind.BOOK, done.id(), "book"));
                JsonNode report = api.read(ScaffoldApi.Kind.BOOK, done.id(), "report");
                Path unused = folder.write("report.json", report.toPrettyString() + "\n");
                document.set("report", report);
                tell(done, report, Json.MAPPER.readTree(book.toFile()), folder, told);
            }
        });
    }

    private static void tell(Work done, JsonNode report, JsonNode book, WorkFolder folder, PrintWriter told) {
        JsonNode contradictions = report.path("contradictions");
        told.println(Printable.line(done.title()) + (done.simulated() ? "   [SIMULATED]" : ""));
        told.println(Printable.line(book.path("premise").path("highlight").asText()));
        told.println();
        told.println("Chapters:        " + book.path("chapters").size());
        told.println("Words:           " + report.path("words").path("written").asInt() + " written, "
                + report.path("words").path("planned").asInt() + " wished for");
        told.println("Contradictions:  " + contradictions.path("found").asInt() + " found, "
                + contradictions.path("repaired").asInt() + " mended, "
                + contradictions.path("unresolved").asInt() + " left");
        told.println("Loops stopped:   " + report.path("stops").asInt() + ", passages that stand twice: "
                + report.path("repetitions").size());
        told.println("Open threads:    " + report.path("openThreads").size());
        told.println("Took:            " + WorkText.cost(done));
        told.println("Results:         " + folder.path() + "  (book.epub, book.md, book.json, report.json)");
    }

    private ObjectNode body(String wish, ModelChoice models) {
        ObjectNode body = work.body();
        body.put("prompt", wish);
        if (chapters != null) {
            body.put("chapters", chapters);
        }
        if (words != null) {
            body.put("words", words);
        }
        if (author != null) {
            body.put("author", author);
        }
        if (language != null) {
            body.put("language", language);
        }
        if (models != null) {
            body.put("model", models.writer());
            body.put("writerModel", writerModel == null ? models.writer() : writerModel);
        }
        if (drafts != 1 || revisions != 0) {
            body.put("drafts", drafts);
            body.put("revisions", revisions);
            if (models != null) {
                body.put("judgeModel", models.judge());
            }
        }
        return body;
    }

    /** The text itself, or what the file of this name holds. */
    private String wish(Workbench workbench) {
        try {
            Path file = workbench.surroundings().folder().resolve(prompt);
            if (!prompt.contains("\n") && Files.isRegularFile(file)) {
                workbench.surroundings().err().println("Prompt: the file " + Printable.line(prompt));
                return TextFile.read("--prompt", file, LARGEST);
            }
        } catch (InvalidPathException e) {
            // no name of a file: the text itself
        }
        return prompt;
    }
}
