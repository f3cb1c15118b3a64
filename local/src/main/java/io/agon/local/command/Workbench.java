package io.agon.local.command;

import io.agon.local.Shutdown;
import io.agon.local.Surroundings;
import io.agon.local.display.LiveProgress;
import io.agon.local.display.PlainProgress;
import io.agon.local.display.Progress;
import io.agon.local.display.Style;
import io.agon.local.endpoint.LocalServers;
import io.agon.local.endpoint.ModelCatalogue;
import io.agon.local.mesh.Installation;
import io.agon.local.mesh.Meshes;

import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What commands work with; tests make their own.
 *
 * @param localServer looks for an inference server on this machine
 */
public record Workbench(
        Surroundings surroundings,
        Meshes meshes,
        Installation installation,
        ModelCatalogue catalogue,
        Supplier<Optional<LocalServers.Server>> localServer,
        Shutdown shutdown) {

    Supplier<Optional<URI>> localServerUrl() {
        return () -> localServer.get().map(LocalServers.Server::baseUrl);
    }

    Style style() {
        return new Style(surroundings.colours());
    }

    /** @param onError whether progress must keep out of the results */
    Progress progress(boolean onError) {
        if (surroundings.terminal() && !onError) {
            return new LiveProgress(surroundings.out(), style(), surroundings.width(), surroundings.clock());
        }
        return new PlainProgress(
                onError ? surroundings.err() : surroundings.out(), surroundings.width(), surroundings.clock());
    }
}
