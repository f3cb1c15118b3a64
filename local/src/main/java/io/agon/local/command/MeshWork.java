package io.agon.local.command;

import io.agon.local.CommandFailure;
import io.agon.local.ExitCode;
import io.agon.local.api.Unreachable;
import io.agon.local.display.Progress;
import io.agon.local.endpoint.Endpoint;
import io.agon.local.endpoint.ModelChoice;
import io.agon.local.mesh.MeshSettings;
import io.agon.local.mesh.MeshState;
import io.agon.local.mesh.Meshes;
import io.agon.local.mesh.Roster;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Work on the mesh that is up, or on one that is begun for it and ends with it. */
final class MeshWork {
    private static final long POLL_MILLIS = 500;
    /** Polls for which a service may be away. */
    private static final int PATIENCE = 180;

    private final Workbench workbench;
    private final EndpointOptions endpoints;
    private final MeshOptions size;
    private final Progress progress;

    MeshWork(Workbench workbench, EndpointOptions endpoints, MeshOptions size, Progress progress) {
        this.workbench = workbench;
        this.endpoints = endpoints;
        this.size = size;
        this.progress = progress;
    }

    /** A mesh to work on; its trouble is told where it was begun for this. */
    record Mesh(MeshState state, ModelChoice models, CompletableFuture<CommandFailure> trouble) {
        /** Waits a moment, then asks; a service that is away for a while is asked again, since its supervisor brings it back. */
        <T> T next(Supplier<T> question) {
            for (int unanswered = 0; ; unanswered++) {
                await();
                try {
                    return question.get();
                } catch (Unreachable e) {
                    if (unanswered == PATIENCE) {
                        throw e;
                    }
                }
            }
        }

        private void await() {
            try {
                throw trouble.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                // no trouble: look again
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CommandFailure(ExitCode.ENVIRONMENT, "interrupted");
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    /** What is done. */
    interface Work {
        int on(Mesh mesh) throws IOException;
    }

    int go(Work work) throws IOException {
        Optional<MeshState> running = workbench.meshes().running();
        if (running.isPresent()) {
            MeshState.Tier tier = running.get().tier();
            endpoints.checkBeside(tier);
            progress.note("Using the mesh that is up (" + running.get().evolution() + "); models are called at "
                    + tier.baseUrl()
                    + (tier.simulated() ? ": everything is SIMULATED, no language model is called" : ""));
            ModelChoice models = new ModelChoice(
                    endpoints.model != null ? endpoints.model : tier.writer(),
                    endpoints.judgeModel != null ? endpoints.judgeModel : tier.judge());
            return work.on(new Mesh(running.get(), models, new CompletableFuture<>()));
        }
        Endpoint endpoint = endpoints.choose(workbench);
        ModelChoice models = endpoints.models(workbench, endpoint, Optional.empty(), Optional.empty());
        progress.note(EndpointOptions.described(endpoint, models));
        progress.note("Starting broker, database and services ...");
        MeshSettings settings = size.settings(Roster.RUNS, endpoint, models, endpoints);
        try (Meshes.Open mesh = workbench.meshes().open(settings, progress::note)) {
            return work.on(new Mesh(mesh.state(), models, mesh.trouble()));
        }
    }
}
