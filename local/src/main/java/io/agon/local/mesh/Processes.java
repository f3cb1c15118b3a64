package io.agon.local.mesh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Looks at processes that this one did not start itself. */
public final class Processes {
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    private Processes() {}

    /** The process, if it still is the one meant: numbers are used again, start times are not. */
    public static Optional<ProcessHandle> find(MeshState.Identity identity) {
        return ProcessHandle.of(identity.pid())
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info()
                        .startInstant()
                        .map(start -> Duration.between(start, identity.startedAt())
                                        .abs()
                                        .compareTo(TOLERANCE)
                                <= 0)
                        .orElse(false));
    }

    public static MeshState.Identity identify(ProcessHandle process) {
        return new MeshState.Identity(
                process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
    }

    /** Asks it to end; after the patience it is killed. */
    static void end(ProcessHandle process, Duration patience) {
        boolean asked = process.destroy();
        try {
            process.onExit().get(asked ? patience.toMillis() : 0, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
        } catch (ExecutionException e) {
            throw new IllegalStateException("waiting for process " + process.pid() + " failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    /** Processor time that the process and its living children took, where the system tells. */
    public static Duration cpuTime(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .map(each -> each.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Memory that the process and its children hold, where the system tells. */
    public static OptionalLong residentBytes(ProcessHandle process) {
        return memory(process, "VmRSS:");
    }

    /** Most memory that the process and each of its living children ever held, where the system tells. */
    public static OptionalLong peakResidentBytes(ProcessHandle process) {
        return memory(process, "VmHWM:");
    }

    private static OptionalLong memory(ProcessHandle process, String field) {
        long sum = memory(process.pid(), field);
        if (sum < 0) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(sum
                + process.descendants()
                        .mapToLong(child -> Math.max(0, memory(child.pid(), field)))
                        .sum());
    }

    private static long memory(long pid, String field) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
                if (line.startsWith(field)) {
                    return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
                }
            }
            return -1;
        } catch (IOException e) {
            return -1; // no such file on this system, or gone by now
        }
    }
}
