package io.agon.local.mesh;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.agon.local.CommandFailure;
import io.agon.local.ExitCode;
import io.agon.local.api.Json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What {@code mesh.json} says: enough to find a running mesh, and to clear away what one left behind. No secrets.
 *
 * @param ready whether it has come up completely
 * @param serving whether it works on runs, or only reads old ones
 * @param api where evolution-service listens; null where it is left out
 * @param parts in the order in which they started
 */
public record MeshState(
        Identity supervisor,
        boolean ready,
        boolean serving,
        URI api,
        Tier tier,
        int generators,
        int judges,
        Instant startedAt,
        List<PartState> parts) {
    static final String SCAFFOLD = "scaffold";

    public MeshState {
        parts = parts == null ? List.of() : List.copyOf(parts);
    }

    /** Tells a process from a later one with the same number. */
    public record Identity(long pid, Instant startedAt) {}

    /**
     * The inference tier.
     *
     * @param keyVariable where the key was taken from, or null
     */
    public record Tier(URI baseUrl, boolean simulated, String keyVariable, String writer, String judge) {}

    /**
     * One process.
     *
     * @param management the port where it tells its health and its metrics, or null
     */
    public record PartState(String name, Identity process, int port, Integer management, int restarts, String state) {}

    /** What was written last in this data folder, if anything. */
    public static Optional<MeshState> read(DataFolder data) {
        try {
            return Optional.of(Json.MAPPER.readValue(Files.readString(data.state()), MeshState.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(data.state() + " is damaged: remove it", e);
        } catch (IOException e) {
            throw new UncheckedIOException(data.state() + " could not be read", e);
        }
    }

    /**
     * Where evolution-service listens.
     *
     * @throws CommandFailure where it is left out
     */
    public URI evolution() {
        if (api == null) {
            throw new CommandFailure(
                    ExitCode.ENVIRONMENT,
                    "The mesh that is up in this data folder works on a book and has no runs: wait for it, or stop it with"
                            + "   ./agon down");
        }
        return api;
    }

    /**
     * Where scaffold-service listens.
     *
     * @throws CommandFailure where it is left out
     */
    public URI books() {
        return parts.stream()
                .filter(part -> part.name().equals(SCAFFOLD))
                .findFirst()
                .map(part -> URI.create("http://127.0.0.1:" + part.port()))
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.ENVIRONMENT,
                        "The mesh that is up in this data folder has no scaffold-service: wait until its run ends, or"
                                + " stop it with   ./agon down"));
    }

    MeshState asReady() {
        return new MeshState(supervisor, true, serving, api, tier, generators, judges, startedAt, parts);
    }

    MeshState withJudges(int now) {
        return new MeshState(supervisor, ready, serving, api, tier, generators, now, startedAt, parts);
    }

    MeshState with(List<PartState> now) {
        return new MeshState(supervisor, ready, serving, api, tier, generators, judges, startedAt, now);
    }

    void write(DataFolder data) {
        try {
            Path half = data.path().resolve("mesh.json.part");
            Files.deleteIfExists(half);
            Files.createFile(half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(half, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(this));
            Files.move(half, data.state(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(data.state() + " could not be written", e);
        }
    }

    static void remove(DataFolder data) {
        try {
            Files.deleteIfExists(data.state());
        } catch (IOException e) {
            throw new UncheckedIOException(data.state() + " could not be removed", e);
        }
    }
}
