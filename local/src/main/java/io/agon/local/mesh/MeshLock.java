package io.agon.local.mesh;

import io.agon.local.CommandFailure;
import io.agon.local.ExitCode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Held by the one supervisor of a data folder; the system gives it back when the process ends, however it ends. */
final class MeshLock implements AutoCloseable {
    private final FileChannel channel;

    private MeshLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Nothing if somebody else has it. */
    static Optional<MeshLock> take(DataFolder data) {
        try {
            FileChannel channel = FileChannel.open(data.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = null;
            try {
                lock = channel.tryLock();
            } catch (OverlappingFileLockException e) {
                // another mesh of this JVM has it
            }
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(new MeshLock(channel));
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.ENVIRONMENT, "The data folder " + data.path() + " could not be locked: " + e, e);
        }
    }

    boolean closed() {
        return !channel.isOpen();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the lock could not be given back", e);
        }
    }
}
