package io.agon.local.mesh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the machine has to offer.
 *
 * @param diskFree bytes on the data folder's disk
 * @param memoryFree bytes that can be had without swapping, where the system tells
 */
public record Capacity(long diskFree, OptionalLong memoryFree) {
    private static final long MIB = 1024 * 1024;
    private static final long DISK_NEEDED = 512 * MIB;
    private static final long MEMORY_NEEDED = 900 * MIB;

    public static Capacity of(DataFolder data) throws IOException {
        return new Capacity(Files.getFileStore(data.path()).getUsableSpace(), memoryAvailable());
    }

    /** Why a mesh cannot be started here, if so. */
    public Optional<String> shortage(DataFolder data) {
        if (diskFree < DISK_NEEDED) {
            return Optional.of("Only " + diskFree / MIB + " MiB are free on the disk of " + data.path() + ", "
                    + DISK_NEEDED / MIB + " MiB are needed: make room, or move the data folder with AGON_HOME");
        }
        if (memoryFree.isPresent() && memoryFree.getAsLong() < MEMORY_NEEDED) {
            return Optional.of("Only " + memoryFree.getAsLong() / MIB + " MiB of memory are free, "
                    + MEMORY_NEEDED / MIB + " MiB are needed for broker, database and services: close something");
        }
        return Optional.empty();
    }

    private static OptionalLong memoryAvailable() throws IOException {
        Path file = Path.of("/proc/meminfo");
        if (!Files.exists(file)) {
            return OptionalLong.empty();
        }
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith("MemAvailable:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                .findFirst();
    }
}
