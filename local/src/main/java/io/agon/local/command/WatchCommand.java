package io.agon.local.command;

import io.agon.local.CommandFailure;
import io.agon.local.ExitCode;
import io.agon.local.api.EvolutionApi;
import io.agon.local.api.RunView;
import io.agon.local.display.PausedText;
import io.agon.local.display.Progress;
import io.agon.local.display.ReportText;
import io.agon.local.display.ResumeText;
import io.agon.local.mesh.MeshState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** Follows a run that another command began. */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        header = "Follow a run until it ends.",
        description = {"Ctrl-C ends the watching, not the run. Without a mesh it shows where the run stands.", ""})
final class WatchCommand implements Callable<Integer> {
    private static final int SHOWN = 10;

    @ParentCommand
    private AgonCommand parent;

    @Parameters(paramLabel = "RUN", description = "Id of the run, or a unique beginning.")
    private String run;

    @Override
    public Integer call() throws IOException {
        Workbench workbench = parent.workbench();
        Optional<MeshState> running = workbench.meshes().running().filter(MeshState::serving);
        if (running.isEmpty()) {
            return ReadingAccess.read(workbench, api -> {
                Progress progress = workbench.progress(false);
                RunView view = api.run(run);
                progress.show(view);
                progress.end();
                if (view.paused()) {
                    throw new CommandFailure(
                            ExitCode.ENDPOINT,
                            PausedText.message(
                                    view,
                                    new PausedText.Context(
                                            "the endpoint", null, List.of(), ResumeText.command(view.id()))));
                }
                if (!view.resting()) {
                    workbench
                            .surroundings()
                            .err()
                            .println("No mesh is up, so nothing moves: go on with   " + ResumeText.command(view.id()));
                    workbench.surroundings().err().flush();
                }
                return ExitCode.OK.number();
            });
        }
        EvolutionApi api = new EvolutionApi(running.get().evolution());
        String id = api.run(run).id();
        Progress progress = workbench.progress(false);
        RunView view = new RunWatch(api, progress, workbench.surroundings().clock())
                .untilResting(id, new CompletableFuture<>());
        progress.end();
        if (view.paused()) {
            throw new CommandFailure(
                    ExitCode.ENDPOINT,
                    PauseReasons.message(workbench, running.get(), view, ResumeText.command(view.id())));
        }
        var out = workbench.surroundings().out();
        new ReportText(workbench.style(), workbench.surroundings().width())
                .lines(new Reports(api).of(view, SHOWN))
                .forEach(out::println);
        out.flush();
        return ExitCode.OK.number();
    }
}
