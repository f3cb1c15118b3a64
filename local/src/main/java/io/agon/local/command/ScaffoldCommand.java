package io.agon.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.local.CommandFailure;
import io.agon.local.ExitCode;
import io.agon.local.api.Json;
import io.agon.local.api.ScaffoldApi;
import io.agon.local.api.Work;
import io.agon.local.book.BookDocument;
import io.agon.local.display.BookText;
import io.agon.local.display.Figures;
import io.agon.local.display.Printable;
import io.agon.local.display.WorkText;
import io.agon.local.endpoint.ModelChoice;
import io.agon.local.mesh.Roster;
import io.agon.local.results.WorkFolder;
import io.agon.manuscript.BookReader;
import io.agon.manuscript.Manuscript;
import io.agon.manuscript.text.Limits;
import io.agon.manuscript.text.UnreadableBook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** Shows how a book is divided, and builds its planning scaffold. */
@Command(
        name = "scaffold",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Build the planning scaffold of a book, or show how the book is divided.",
        description = {
            "Plain text, Markdown, HTML or EPUB, Project Gutenberg's or anybody's. Nothing of the text is changed: the scenes"
                    + " and what stands between them are the book, and checksums tell so. With --dry-run no mesh is needed,"
                    + " no model is asked and no file is written.",
            "Ctrl-C stops cleanly: the work is kept and goes on with --resume.",
            ""
        })
final class ScaffoldCommand implements Callable<Integer> {
    private static final int MOST_MEGABYTES = 1000;

    @ParentCommand
    private AgonCommand parent;

    @Parameters(paramLabel = "BOOK", arity = "0..1", description = "The file.")
    private String book;

    @Option(names = "--dry-run", description = "Show the structure with word counts, and do nothing else.")
    private boolean dryRun;

    @Option(names = "--json", description = "Write one JSON document; progress goes to standard error.")
    private boolean json;

    @Option(
            names = "--max-size",
            paramLabel = "MB",
            defaultValue = "50",
            description = "The file must be smaller. Default: ${DEFAULT-VALUE}.")
    private int maxSize;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where scaffold.json and fidelity.json go. Default: books/<id>.")
    private Path out;

    @Option(names = "--resume", paramLabel = "ID", description = "Go on with this scaffold.")
    private String resume;

    @Mixin
    private WorkOptions work;

    @Mixin
    private EndpointOptions endpoints;

    @Mixin
    private MeshOptions size;

    @Override
    public Integer call() throws IOException {
        if ((book == null) == (resume == null)) {
            throw new CommandFailure(ExitCode.USAGE, "BOOK: name a file, or scaffold work to go on with (--resume ID)");
        }
        if (maxSize < 1 || maxSize > MOST_MEGABYTES) {
            throw new CommandFailure(ExitCode.USAGE, "--max-size: " + maxSize + " must be 1 to " + MOST_MEGABYTES);
        }
        Workbench workbench = parent.workbench();
        if (dryRun) {
            return show(workbench);
        }
        Manuscript manuscript = resume == null ? read(workbench) : null;
        BookSession session = new BookSession(
                workbench,
                new BookSession.Options(
                        "scaffold",
                        ScaffoldApi.Kind.SCAFFOLD,
                        "Scaffold",
                        endpoints,
                        size,
                        Roster.BOOKS,
                        resume,
                        out,
                        json));
        return session.run(new BookSession.Steps() {
            @Override
            public Work begin(ScaffoldApi api, ModelChoice models) throws IOException {
                Path file = workbench.surroundings().folder().resolve(book);
                JsonNode added = api.add(file.getFileName().toString(), Files.readAllBytes(file));
                JsonNode estimate = added.path("estimate");
                session.progress()
                        .note(Printable.line(manuscript
                                        .title()
                                        .orElse(file.getFileName().toString())) + ": "
                                + manuscript.chapters().size() + " chapters, "
                                + Figures.count(manuscript.words()) + " words; its scaffold will take about "
                                + Figures.count(estimate.path("calls").asLong()) + " calls, "
                                + Figures.count(estimate.path("promptTokens").asLong()) + " tokens read, "
                                + Figures.count(
                                        estimate.path("completionTokens").asLong()) + " written");
                manuscript.warnings().forEach(warning -> session.progress().note("Look: " + Printable.line(warning)));
                ObjectNode body = work.body();
                body.put("book", added.path("id").asText());
                if (models != null) {
                    body.put("model", models.writer());
                }
                return api.begin(ScaffoldApi.Kind.SCAFFOLD, body);
            }

            @Override
            public void finish(ScaffoldApi api, Work done, WorkFolder folder, ObjectNode document, PrintWriter told)
                    throws IOException {
                Path file = folder.write("scaffold.json", api.open(ScaffoldApi.Kind.SCAFFOLD, done.id(), "scaffold"));
                JsonNode scaffold = Json.MAPPER.readTree(file.toFile());
                document.set("prompts", scaffold.path("prompts").path("prompts"));
                JsonNode fidelity = api.read(ScaffoldApi.Kind.SCAFFOLD, done.id(), "fidelity");
                Path unused = folder.write("fidelity.json", fidelity.toPrettyString() + "\n");
                document.set("fidelity", fidelity);
                told.println(Printable.line(scaffold.path("title").asText()) + ": "
                        + scaffold.path("chapters").size() + " chapters"
                        + (done.simulated() ? "   [SIMULATED]" : ""));
                told.println(Printable.line(
                        scaffold.path("premise").path("highlight").asText()));
                told.println();
                told.println("Fidelity: "
                        + fidelity.path("leakage").path("copied").asInt()
                        + " plans copy the text; of names that a scene repeats, its plan has "
                        + (fidelity.path("entities").path("recall").isNumber()
                                ? Figures.percent(
                                        fidelity.path("entities").path("recall").asDouble())
                                : "none to have"));
                told.println("Took:     " + WorkText.cost(done));
                told.println("Results:  " + folder.path() + "  (scaffold.json, fidelity.json)");
                told.println("Measure:  ./agon measure " + done.id());
                told.println("Data set: ./agon dataset " + done.id() + " --out DIR");
            }
        });
    }

    private int show(Workbench workbench) {
        if (resume != null) {
            throw new CommandFailure(ExitCode.USAGE, "--dry-run: shows a BOOK; --resume does not go with it");
        }
        Manuscript manuscript = read(workbench);
        PrintWriter screen = workbench.surroundings().out();
        if (json) {
            screen.println(BookDocument.of(manuscript));
        } else {
            new BookText(workbench.style(), workbench.surroundings().width())
                    .lines(manuscript)
                    .forEach(screen::println);
        }
        screen.flush();
        return ExitCode.OK.number();
    }

    private Manuscript read(Workbench workbench) {
        Limits limits = Limits.DEFAULT.withBytes(maxSize * 1_000_000L);
        String shown = Printable.line(book);
        try {
            Path file = workbench.surroundings().folder().resolve(book);
            return new BookReader(limits).read(file);
        } catch (UnreadableBook e) {
            throw new CommandFailure(ExitCode.USAGE, shown + ": " + Printable.line(e.getMessage()), e);
        } catch (NoSuchFileException | InvalidPathException e) {
            throw new CommandFailure(ExitCode.USAGE, "BOOK: there is no file " + shown, e);
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.USAGE, shown + " cannot be read: " + Printable.line(String.valueOf(e.getMessage())), e);
        }
    }
}
