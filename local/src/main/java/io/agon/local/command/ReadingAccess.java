package io.agon.local.command;

import io.agon.local.api.EvolutionApi;
import io.agon.local.mesh.MeshSettings;
import io.agon.local.mesh.MeshState;
import io.agon.local.mesh.Meshes;

import java.io.IOException;
import java.util.Optional;

/** Reads runs from the mesh that is up, or else from database and evolution-service started for the moment. */
final class ReadingAccess {
    private ReadingAccess() {}

    /** Something that reads. */
    interface Reading {
        int with(EvolutionApi api) throws IOException;
    }

    static int read(Workbench workbench, Reading reading) throws IOException {
        Optional<MeshState> running = workbench.meshes().running();
        if (running.isPresent()) {
            return reading.with(new EvolutionApi(running.get().evolution()));
        }
        try (Meshes.Open mesh = workbench.meshes().open(MeshSettings.reading(), note -> {
            workbench.surroundings().err().println(note);
            workbench.surroundings().err().flush();
        })) {
            return reading.with(new EvolutionApi(mesh.state().evolution()));
        }
    }
}
