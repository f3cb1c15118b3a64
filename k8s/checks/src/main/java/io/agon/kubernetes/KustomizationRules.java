package io.agon.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether everything that a kustomization changes changes something: Kustomize says nothing of a patch or an image that hits nothing. Each
 * is left out in turn; where the overlay comes out the same, it was there for nothing.
 */
final class KustomizationRules {
    private static final ObjectMapper YAML = new YAMLMapper();
    private static final String FILE = "kustomization.yaml";
    private static final List<String> CHANGES = List.of("patches", "images", "replicas", "labels", "components");

    private KustomizationRules() {}

    /**
     * Looks at an overlay and at all that it takes in.
     *
     * @param manifests the folder {@code k8s}; what is tried is put back
     */
    static List<Finding> findings(Path manifests, Path overlay, String rendered) {
        List<Finding> findings = new ArrayList<>();
        for (Path file : files(overlay)) {
            String original = read(file);
            JsonNode kustomization = Manifests.documents(original).getFirst();
            try {
                for (String change : CHANGES) {
                    for (int i = 0; i < kustomization.path(change).size(); i++) {
                        ObjectNode without = kustomization.deepCopy();
                        ((ArrayNode) without.path(change)).remove(i);
                        Files.writeString(file, YAML.writeValueAsString(without));
                        if (same(overlay, rendered)) {
                            findings.add(new Finding(
                                    "kustomization",
                                    manifests.relativize(file).toString(),
                                    change + " " + kustomization.path(change).get(i) + " changes nothing"));
                        }
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                write(file, original);
            }
        }
        return findings;
    }

    private static boolean same(Path overlay, String rendered) {
        try {
            return Kustomize.render(overlay).equals(rendered);
        } catch (Kustomize.NotRendered needed) {
            return false;
        }
    }

    /** The overlay's own, and those of the components that it takes. */
    private static List<Path> files(Path overlay) {
        Path own = overlay.resolve(FILE);
        List<Path> files = new ArrayList<>(List.of(own));
        Manifests.documents(read(own))
                .getFirst()
                .path("components")
                .forEach(component -> files.add(
                        overlay.resolve(component.asText()).normalize().resolve(FILE)));
        return files;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies a folder of manifests, so that it can be changed. */
    static void copy(Path from, Path to) {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each :
                    all.filter(path -> !path.startsWith(from.resolve("checks"))).toList()) {
                Path target = to.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(each, target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
