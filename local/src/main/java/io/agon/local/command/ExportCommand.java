package io.agon.local.command;

import io.agon.local.ExitCode;
import io.agon.local.results.ResultFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** Writes a run's results to a folder. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        header = "Write a run's texts, verdicts, ratings and costs to a folder.",
        description = {"Works with or without a mesh that is up.", ""})
final class ExportCommand implements Callable<Integer> {
    @ParentCommand
    private AgonCommand parent;

    @Parameters(paramLabel = "RUN", description = "Id of the run, or a unique beginning.")
    private String run;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Where run.json, verdicts.jsonl and stories/ go.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        Workbench workbench = parent.workbench();
        return ReadingAccess.read(workbench, api -> {
            String id = api.run(run).id();
            ResultFolder folder = new ResultFolder(
                    workbench.surroundings().folder().resolve(out).normalize());
            folder.claim(id);
            folder.write(api.export(id));
            workbench.surroundings().out().println("Run " + id + " is in " + folder.path());
            workbench.surroundings().out().flush();
            return ExitCode.OK.number();
        });
    }
}
