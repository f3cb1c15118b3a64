package io.agon.simulator.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.simulator.craft.Trait;
import io.agon.simulator.writing.Profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** What a simulated adapter's folder holds. */
final class AdapterFile {
    static final String NAME = "simulated-adapter.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    private AdapterFile() {}

    /** @throws IOException if it cannot be read or is none */
    static Profile read(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        JsonNode document = JSON.readTree(file.toFile());
        double[] levels = new double[Trait.ALL.size()];
        for (Trait trait : Trait.ALL) {
            levels[trait.ordinal()] =
                    document.path("levels").path(trait.label()).asDouble(Double.NaN);
        }
        try {
            return new Profile(levels, document.path("spread").asDouble(Double.NaN));
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    /** Writes it, whole or not at all. */
    static void write(Path folder, Profile profile) throws IOException {
        ObjectNode document = JSON.createObjectNode().put("simulated", true).put("spread", profile.spread());
        ObjectNode named = document.putObject("levels");
        double[] levels = profile.levels();
        Trait.ALL.forEach(trait -> named.put(trait.label(), levels[trait.ordinal()]));
        Files.createDirectories(folder);
        Path written = Files.createTempFile(folder, NAME, null);
        Files.writeString(written, document.toPrettyString() + "\n");
        Files.move(written, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
