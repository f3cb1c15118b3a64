package io.agon.local.mesh;

import io.agon.local.CommandFailure;
import io.agon.local.ExitCode;
import io.agon.local.Shutdown;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/** The meshes of this machine. */
public final class LocalMeshes implements Meshes {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Installation installation;
    private final DataFolder data;
    private final Function<String, Optional<String>> variable;
    private final Clock clock;
    private final Shutdown shutdown;

    /** @param variable reads the environment, for the endpoint's key */
    public LocalMeshes(
            Installation installation,
            DataFolder data,
            Function<String, Optional<String>> variable,
            Clock clock,
            Shutdown shutdown) {
        this.installation = installation;
        this.data = data;
        this.variable = variable;
        this.clock = clock;
        this.shutdown = shutdown;
    }

    @Override
    public DataFolder data() {
        return data;
    }

    /** Waits for one that is just starting. */
    @Override
    public Optional<MeshState> running() {
        Instant deadline = clock.instant().plus(PATIENCE);
        while (clock.instant().isBefore(deadline)) {
            Optional<MeshState> state = MeshState.read(data)
                    .filter(s -> Processes.find(s.supervisor()).isPresent());
            if (state.isEmpty() || state.get().ready()) {
                return state;
            }
            pause();
        }
        throw new CommandFailure(
                ExitCode.ENVIRONMENT,
                "A mesh has been starting in " + data.path() + " for more than " + PATIENCE.toSeconds()
                        + " s: look into " + data.logs() + ", or stop it with   ./agon down");
    }

    @Override
    public Open open(MeshSettings settings, Consumer<String> says) {
        Mesh mesh = Mesh.open(new Mesh.Opening(
                        installation, data, settings, variable, clock, says, opened -> shutdown.before(opened::close)))
                .orElseThrow(
                        () -> new CommandFailure(
                                ExitCode.ENVIRONMENT,
                                "Another Agon is starting or stopping in " + data.path()
                                        + ": wait for it, stop it with   ./agon down   or choose another folder with AGON_HOME"));
        return new Open() {
            @Override
            public MeshState state() {
                return mesh.state();
            }

            @Override
            public void addJudges(int count) {
                mesh.addJudges(count);
            }

            @Override
            public Duration timeToReady(String service) {
                return mesh.timeToReady(service);
            }

            @Override
            public CompletableFuture<CommandFailure> trouble() {
                return mesh.trouble();
            }

            @Override
            public void close() {
                mesh.close();
            }
        };
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a mesh started", e);
        }
    }
}
