package io.agon.local.mesh;

import io.agon.local.CommandFailure;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The meshes of one data folder: at most one is up. */
public interface Meshes {
    DataFolder data();

    /** The mesh that another process keeps up, once it is ready. */
    Optional<MeshState> running();

    /**
     * Starts one that ends with this process.
     *
     * @param says told what happens, for people
     */
    Open open(MeshSettings settings, Consumer<String> says);

    /** A mesh of this process. */
    interface Open extends AutoCloseable {
        MeshState state();

        /** Starts further judges and returns when they are ready. */
        void addJudges(int count);

        /** How long one more replica of a service takes to be ready. It is stopped again. */
        Duration timeToReady(String service);

        /** Completes when it cannot be kept up any more. */
        CompletableFuture<CommandFailure> trouble();

        @Override
        void close();
    }
}
