package io.agon.local.mesh;

import io.agon.embedded.EmbeddedDatabase;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Processes that outlived a supervisor which was killed. They mostly end by themselves; this makes sure. */
final class Orphans {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Consumer<String> says;

    Orphans(Consumer<String> says) {
        this.says = says;
    }

    /** Stops what the last mesh of this folder left behind. The caller holds the folder's lock. */
    void clear(DataFolder data) {
        Optional<MeshState> left = MeshState.read(data);
        if (left.isEmpty()) {
            return;
        }
        List<MeshState.PartState> reversed = left.get().parts().reversed();
        for (MeshState.PartState part : reversed) {
            Processes.find(part.process()).ifPresent(process -> {
                says.accept("stopping " + part.name() + " (process " + process.pid()
                        + "), left behind by a mesh that was killed");
                if (part.name().equals("database")) {
                    EmbeddedDatabase.stop(process);
                } else {
                    Processes.end(process, PATIENCE);
                }
            });
        }
        MeshState.remove(data);
    }
}
