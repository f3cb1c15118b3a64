package io.agon.local.command;

import io.agon.local.CommandFailure;
import io.agon.local.ExitCode;
import io.agon.local.book.BookDocument;
import io.agon.local.display.BookText;
import io.agon.local.display.Printable;
import io.agon.manuscript.BookReader;
import io.agon.manuscript.Manuscript;
import io.agon.manuscript.text.Limits;
import io.agon.manuscript.text.UnreadableBook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** Shows how a book is divided. */
@Command(
        name = "scaffold",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Read a book and show its parts, chapters and scenes.",
        description = {
            "Plain text, Markdown, HTML or EPUB, Project Gutenberg's or anybody's. Nothing of the text is changed: the scenes"
                    + " and what stands between them are the book, and checksums tell so. Needs no mesh, asks no model,"
                    + " writes no file.",
            ""
        })
final class ScaffoldCommand implements Callable<Integer> {
    private static final int MOST_MEGABYTES = 1000;

    @ParentCommand
    private AgonCommand parent;

    @Parameters(paramLabel = "BOOK", description = "The file.")
    private String book;

    @Option(names = "--dry-run", description = "Show the structure with word counts. This version does nothing else.")
    private boolean dryRun;

    @Option(names = "--json", description = "Write one JSON document.")
    private boolean json;

    @Option(
            names = "--max-size",
            paramLabel = "MB",
            defaultValue = "50",
            description = "The file must be smaller. Default: ${DEFAULT-VALUE}.")
    private int maxSize;

    @Override
    public Integer call() {
        if (!dryRun) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "Building a scaffold is not available in this version: add --dry-run to see how the book is divided.");
        }
        if (maxSize < 1 || maxSize > MOST_MEGABYTES) {
            throw new CommandFailure(ExitCode.USAGE, "--max-size: " + maxSize + " must be 1 to " + MOST_MEGABYTES);
        }
        Workbench workbench = parent.workbench();
        Manuscript manuscript = read(workbench);
        PrintWriter out = workbench.surroundings().out();
        if (json) {
            out.println(BookDocument.of(manuscript));
        } else {
            new BookText(workbench.style(), workbench.surroundings().width())
                    .lines(manuscript)
                    .forEach(out::println);
        }
        out.flush();
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
