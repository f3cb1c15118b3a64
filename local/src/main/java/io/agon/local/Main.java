package io.agon.local;

import io.agon.local.command.AgonCommand;
import io.agon.local.command.Workbench;
import io.agon.local.endpoint.LocalServers;
import io.agon.local.endpoint.ModelCatalogue;
import io.agon.local.mesh.DataFolder;
import io.agon.local.mesh.Installation;
import io.agon.local.mesh.LocalMeshes;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Entry point of {@code ./agon}. */
public final class Main {
    private static final Duration PROBE = Duration.ofMillis(300);

    private Main() {}

    /** Ends the JVM with one of the {@link ExitCode}s. */
    public static void main(String[] arguments) {
        Surroundings surroundings = Surroundings.ofProcess();
        Shutdown shutdown = Shutdown.ofProcess();
        Installation installation = Installation.ofProcess();
        DataFolder data =
                DataFolder.of(surroundings::variable, Path.of(System.getProperty("user.home")), surroundings.folder());
        ModelCatalogue catalogue = new ModelCatalogue();
        Workbench workbench = new Workbench(
                surroundings,
                new LocalMeshes(installation, data, surroundings::variable, surroundings.clock(), shutdown),
                installation,
                catalogue,
                () -> LocalServers.find(address -> switch (catalogue.ask(address, Optional.empty(), PROBE)) {
                    case ModelCatalogue.Reply.Models(var names) -> !names.isEmpty();
                    case ModelCatalogue.Reply.Answered answered -> false;
                    case ModelCatalogue.Reply.Silent silent -> false;
                }),
                shutdown);
        System.exit(AgonCommand.commandLine(workbench).execute(arguments));
    }
}
