package io.agon.local.mesh;

import io.agon.local.CommandFailure;
import io.agon.local.ExitCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.function.Function;

/** Where everything that outlives a command lies: the database above all. Only its owner can read it. */
public record DataFolder(Path path) {

    /** {@code $AGON_HOME}, else {@code $XDG_DATA_HOME/agon}, else {@code ~/.local/share/agon}. */
    public static DataFolder of(Function<String, Optional<String>> variable, Path home, Path working) {
        Path path = variable.apply("AGON_HOME")
                .map(Path::of)
                .or(() -> variable.apply("XDG_DATA_HOME").map(base -> Path.of(base, "agon")))
                .orElseGet(() -> home.resolve(".local/share/agon"));
        return new DataFolder(working.resolve(path).toAbsolutePath().normalize());
    }

    /** Makes the folder and its parts where they are missing. */
    public DataFolder create() {
        try {
            if (!Files.isDirectory(path)) {
                Files.createDirectories(
                        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            Files.createDirectories(logs());
            return this;
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.ENVIRONMENT,
                    "The data folder " + path + " could not be made (" + e + "); choose another with AGON_HOME",
                    e);
        }
    }

    Path lock() {
        return path.resolve("lock");
    }

    Path state() {
        return path.resolve("mesh.json");
    }

    public Path logs() {
        return path.resolve("logs");
    }

    /** What a part of this name wrote. */
    public Path log(String part) {
        return logs().resolve(part + ".log");
    }

    Path broker() {
        return path.resolve("broker");
    }

    /** Where trainings of campaigns are kept. */
    Path trainings() {
        return path.resolve("trainings");
    }

    /** Where the models go that campaigns train. */
    public Path models() {
        return path.resolve("models");
    }

    public Path database() {
        return path.resolve("database");
    }
}
