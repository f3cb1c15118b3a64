package io.agon.local.mesh;

import io.agon.embedded.EmbeddedDatabase;
import io.agon.embedded.OwnSession;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/**
 * PostgreSQL as a part.
 *
 * <p>It does not know about its supervisor, so a small process beside it does: that one waits for the end of the pipe
 * from here and then stops the server.
 */
final class DatabasePart implements Part {
    private static final int LINES = 8;

    private final EmbeddedDatabase.Options options;
    private final AtomicReference<EmbeddedDatabase> latest = new AtomicReference<>();

    DatabasePart(EmbeddedDatabase.Options options) {
        this.options = options;
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public int port() {
        return options.port();
    }

    /** The running server; its address and password stay the same over restarts. */
    EmbeddedDatabase database() {
        return latest.get();
    }

    @Override
    public Running start() throws PartFailure {
        if (ProcessPart.portTaken(options.port())) {
            throw new PartFailure("database: port " + options.port() + " is taken", true);
        }
        try {
            EmbeddedDatabase database = EmbeddedDatabase.start(options);
            latest.set(database);
            return new Server(database, watcher(database.process().pid()));
        } catch (RuntimeException | IOException e) {
            String why = e.getCause() == null
                    ? e.getMessage()
                    : e.getMessage() + ": " + e.getCause().getMessage();
            throw new PartFailure("database: " + why, e);
        }
    }

    private static Process watcher(long server) throws IOException {
        return new ProcessBuilder(OwnSession.of(List.of(
                        "sh",
                        "-c",
                        "cat >/dev/null; kill -INT \"$1\" 2>/dev/null",
                        "agon-watch",
                        Long.toString(server))))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private final class Server implements Running {
        private final EmbeddedDatabase database;
        private final MeshState.Identity identity;

        Server(EmbeddedDatabase database, Process watcher) {
            this.database = database;
            this.identity = Processes.identify(database.process());
            // its number may be used again: the watcher must not outlive the server
            var unused = database.process().onExit().thenRun(() -> {
                watcher.descendants().forEach(ProcessHandle::destroyForcibly);
                watcher.destroyForcibly();
            });
        }

        @Override
        public MeshState.Identity identity() {
            return identity;
        }

        @Override
        public boolean ready() {
            return true; // it is when start returns
        }

        @Override
        public CompletableFuture<?> ended() {
            return database.process().onExit();
        }

        @Override
        public String lastWords() {
            return LogTail.of(options.folder().resolve("postgresql.log"), LINES);
        }

        @Override
        public void stop(Duration patience) {
            database.close();
        }
    }
}
