package io.agon.simulator.training;

import io.agon.simulator.writing.Profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Trained writers by their names: those that were loaded, and those that stand in a folder under their names, as vLLM's resolver of
 * adapters in file systems has it. What is in the folder is found again after a restart. Thread-safe.
 */
public final class Adapters {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private final Optional<Path> folder;
    private final Map<String, Profile> known = new ConcurrentHashMap<>();

    public Adapters(Optional<Path> folder) {
        this.folder = folder;
    }

    /** What came of loading. */
    public enum Loading {
        LOADED,
        /** One of this name is. */
        ALREADY,
        /** There is none. */
        MISSING
    }

    /** Loads an adapter under a name, once. */
    public Loading load(String name, Path path) {
        if (!NAME.matcher(name).matches()) {
            return Loading.MISSING;
        }
        if (known.containsKey(name)) {
            return Loading.ALREADY;
        }
        return read(path).map(profile -> known.putIfAbsent(name, profile)).isPresent() || known.containsKey(name)
                ? Loading.LOADED
                : Loading.MISSING;
    }

    /** The writer of a name. */
    public Optional<Profile> find(String name) {
        Profile loaded = known.get(name);
        if (loaded != null) {
            return Optional.of(loaded);
        }
        if (folder.isEmpty() || !NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        Optional<Profile> found = read(folder.get().resolve(name));
        found.ifPresent(profile -> known.putIfAbsent(name, profile));
        return found;
    }

    /** Those that were used, by name. */
    public List<String> names() {
        return List.copyOf(new TreeMap<>(known).keySet());
    }

    private static Optional<Profile> read(Path path) {
        if (!Files.isRegularFile(path.resolve(AdapterFile.NAME))) {
            return Optional.empty();
        }
        try {
            return Optional.of(AdapterFile.read(path));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
