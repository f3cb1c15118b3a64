package io.agon.local.mesh;

import io.agon.embedded.OwnSession;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongPredicate;

/**
 * A part that is a child process.
 *
 * <p>The child's standard input is a pipe that stays open as long as this process lives: its end tells the child to go.
 * It runs in a session of its own, so that Ctrl-C reaches the supervisor alone, which then stops everything in order.
 *
 * @param command its line is without secrets: anybody on the machine can read it; its environment is added to this process's own
 * @param ready asked with the process's number
 */
record ProcessPart(MeshPlan.Command command, Path log, LongPredicate ready) implements Part {
    private static final int LINES = 12;

    @Override
    public String name() {
        return command.name();
    }

    @Override
    public int port() {
        return command.port();
    }

    @Override
    public OptionalInt management() {
        return command.management();
    }

    @Override
    public Running start() throws PartFailure {
        ProcessBuilder builder = new ProcessBuilder(OwnSession.of(command.line()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(command.environment());
        try {
            Process process = builder.start();
            return new Child(process);
        } catch (IOException e) {
            throw new PartFailure(name() + " could not be started: " + e.getMessage(), e);
        }
    }

    /** Whether somebody listens where this part wants to. */
    static boolean portTaken(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return !socket.isBound();
        } catch (IOException e) {
            return true;
        }
    }

    private final class Child implements Running {
        private final Process process;
        private final MeshState.Identity identity;

        Child(Process process) {
            this.process = process;
            this.identity = Processes.identify(process.toHandle());
        }

        @Override
        public MeshState.Identity identity() {
            return identity;
        }

        @Override
        public boolean ready() {
            return ready.test(process.pid());
        }

        @Override
        public CompletableFuture<?> ended() {
            return process.onExit();
        }

        @Override
        public String lastWords() {
            return LogTail.of(log, LINES);
        }

        @Override
        public void stop(Duration patience) {
            Processes.end(process.toHandle(), patience);
        }
    }
}
