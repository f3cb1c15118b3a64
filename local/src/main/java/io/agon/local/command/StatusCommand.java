package io.agon.local.command;

import io.agon.local.ExitCode;
import io.agon.local.api.EvolutionApi;
import io.agon.local.api.RunSummaries;
import io.agon.local.display.MeshText;
import io.agon.local.mesh.MeshState;
import io.agon.local.mesh.Processes;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;

/** Shows what is up. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        header = "Show the mesh that is up: parts, ports, memory, runs.")
final class StatusCommand implements Callable<Integer> {
    private static final int RUNS = 10;

    @ParentCommand
    private AgonCommand parent;

    @Override
    public Integer call() {
        Workbench workbench = parent.workbench();
        PrintWriter out = workbench.surroundings().out();
        out.println("Data folder: " + workbench.meshes().data().path());
        Optional<MeshState> mesh = MeshState.read(workbench.meshes().data())
                .filter(state -> Processes.find(state.supervisor()).isPresent());
        if (mesh.isEmpty()) {
            out.println("No mesh is up: start one with   ./agon up");
            out.flush();
            return ExitCode.OK.number();
        }
        MeshState state = mesh.get();
        out.println((state.ready() ? "Up" : "Starting")
                + ": " + (state.api() == null ? "works on a book" : state.api()) + ", models at "
                + state.tier().baseUrl() + (state.tier().simulated() ? " (SIMULATED)" : "") + ", supervisor "
                + state.supervisor().pid());
        List<MeshText.Line> parts = state.parts().stream()
                .map(part -> new MeshText.Line(
                        part.name(),
                        part.state(),
                        part.process().pid(),
                        part.port(),
                        part.management(),
                        part.restarts(),
                        Processes.find(part.process())
                                .map(Processes::residentBytes)
                                .orElse(OptionalLong.empty())))
                .toList();
        MeshText.parts(parts).forEach(out::println);
        if (state.ready() && state.api() != null) {
            RunSummaries runs = new EvolutionApi(state.api()).runs(RUNS);
            out.println();
            MeshText.runs(runs).forEach(out::println);
        }
        out.flush();
        return ExitCode.OK.number();
    }
}
