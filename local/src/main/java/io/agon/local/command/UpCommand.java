package io.agon.local.command;

import io.agon.embedded.OwnSession;
import io.agon.local.CommandFailure;
import io.agon.local.ExitCode;
import io.agon.local.mesh.DataFolder;
import io.agon.local.mesh.MeshState;
import io.agon.local.mesh.Processes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Starts a mesh that stays up after this command. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Start broker, database and services in the background.",
        description = {"Returns when everything is ready. `agon run` then uses this mesh; `agon down` stops it.", ""})
final class UpCommand implements Callable<Integer> {
    @ParentCommand
    private AgonCommand parent;

    @Spec
    private CommandSpec spec;

    @Mixin
    private EndpointOptions unusedEndpoints; // for the help text; passed on as they were typed

    @Mixin
    private MeshOptions size;

    @Override
    public Integer call() throws IOException, InterruptedException {
        size.check();
        Workbench workbench = parent.workbench();
        DataFolder data = workbench.meshes().data().create();
        Optional<MeshState> there = workbench.meshes().running();
        if (there.isPresent()) {
            throw new CommandFailure(
                    ExitCode.ENVIRONMENT,
                    "A mesh is up already in " + data.path() + " ("
                            + there.get().api() + "): see   ./agon status   or stop it with   ./agon down");
        }
        Path log = data.log("supervisor");
        Files.deleteIfExists(log);
        Process supervisor = new ProcessBuilder(OwnSession.of(command(workbench)))
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        workbench.shutdown().before(() -> {
            if (!ready(data, supervisor)) {
                supervisor.destroy();
            }
        });
        workbench.surroundings().out().println("Starting broker, database and services ...");
        workbench.surroundings().out().flush();
        while (!ready(data, supervisor)) {
            if (supervisor.waitFor(100, TimeUnit.MILLISECONDS)) {
                throw new CommandFailure(
                        failed(supervisor.exitValue()), Files.readString(log).strip());
            }
        }
        MeshState mesh = MeshState.read(data).orElseThrow();
        var out = workbench.surroundings().out();
        out.println("Up: " + mesh.api() + ", models at " + mesh.tier().baseUrl()
                + (mesh.tier().simulated() ? " (SIMULATED)" : ""));
        out.println("Stop it with   ./agon down");
        out.flush();
        return ExitCode.OK.number();
    }

    private static boolean ready(DataFolder data, Process supervisor) {
        return MeshState.read(data)
                .filter(MeshState::ready)
                .filter(state -> state.supervisor().pid() == supervisor.pid())
                .flatMap(state -> Processes.find(state.supervisor()))
                .isPresent();
    }

    private static ExitCode failed(int number) {
        return Arrays.stream(ExitCode.values())
                .filter(code -> code.number() == number && code != ExitCode.OK)
                .findFirst()
                .orElse(ExitCode.INTERNAL);
    }

    /** The same program with the same options; the key stays in the environment. */
    private List<String> command(Workbench workbench) {
        List<String> line = new ArrayList<>(List.of(
                workbench.installation().java().toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-jar",
                workbench.installation().program().toString(),
                "supervise"));
        List<String> typed = spec.commandLine().getParseResult().originalArgs();
        line.addAll(typed.subList(typed.indexOf(spec.name()) + 1, typed.size()));
        return line;
    }
}
