package io.agon.local.command;

import io.agon.local.ExitCode;
import io.agon.local.mesh.MeshState;
import io.agon.local.mesh.Processes;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Stops the mesh that is up. */
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        header = "Stop the mesh that is up.",
        description = {"Runs and their texts stay in the data folder.", ""})
final class DownCommand implements Callable<Integer> {
    private static final int PATIENCE_SECONDS = 90;

    @ParentCommand
    private AgonCommand parent;

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        Workbench workbench = parent.workbench();
        var out = workbench.surroundings().out();
        Optional<ProcessHandle> supervisor =
                MeshState.read(workbench.meshes().data()).flatMap(state -> Processes.find(state.supervisor()));
        if (supervisor.isEmpty()) {
            out.println("No mesh is up.");
        } else {
            boolean asked = supervisor.get().destroy();
            try {
                if (asked) {
                    ProcessHandle unused = supervisor.get().onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                }
                out.println("Stopped.");
            } catch (TimeoutException e) {
                supervisor.get().destroyForcibly();
                out.println("It did not stop within " + PATIENCE_SECONDS
                        + " s and was killed; what it left behind ends by itself, at the latest with the next start.");
            }
        }
        out.flush();
        return ExitCode.OK.number();
    }
}
