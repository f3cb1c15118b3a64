package io.agon.local.specification;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.agon.local.CommandFailure;
import io.agon.local.ExitCode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A specification as written, not yet checked: the service knows the rules and says which are broken. Immutable.
 *
 * <p>YAML and JSON are read alike, the one containing the other.
 */
public final class SpecificationDraft {
    private static final int LARGEST = 4 * 1024 * 1024;
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(com.fasterxml.jackson.core.JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final ObjectNode tree;

    private SpecificationDraft(ObjectNode tree) {
        this.tree = tree;
    }

    /** The brief that comes with Agon. */
    public static SpecificationDraft packaged() {
        try (InputStream in = SpecificationDraft.class.getResourceAsStream("short-story.yaml")) {
            return read("the packaged specification", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the packaged specification could not be read", e);
        }
    }

    /** @param option that named the file */
    public static SpecificationDraft fromFile(String option, Path file) {
        String source = option + ": " + file;
        try {
            if (Files.size(file) > LARGEST) {
                throw new CommandFailure(ExitCode.USAGE, source + " must be at most " + LARGEST + " bytes long");
            }
            return read(source, Files.readString(file));
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.USAGE, source + " could not be read: " + why(e), e);
        }
    }

    /** @param source named in the message when the text cannot be read */
    static SpecificationDraft read(String source, String text) {
        JsonNode node;
        try {
            node = YAML.readTree(text);
        } catch (JacksonException e) {
            String where = e.getLocation() == null
                    ? ""
                    : ", line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            String first = e.getOriginalMessage().lines().findFirst().orElse("not readable");
            throw new CommandFailure(ExitCode.USAGE, source + where + ": is neither YAML nor JSON: " + first, e);
        }
        if (!(node instanceof ObjectNode object)) {
            throw new CommandFailure(ExitCode.USAGE, source + ": must hold keys and values, at least `brief: …`");
        }
        return new SpecificationDraft(object);
    }

    public SpecificationDraft withSeed(long seed) {
        ObjectNode changed = tree.deepCopy();
        changed.put("seed", seed);
        return new SpecificationDraft(changed);
    }

    /** Names the models of the two roles; what the specification says about them otherwise stays. */
    public SpecificationDraft withModels(String writer, String judge) {
        return withModel("writer", writer).withModel("judge", judge);
    }

    /** Small enough for a first look: 12 candidates, of which 3 survive and have 3 variants each, in 2 generations. */
    public SpecificationDraft quick() {
        ObjectNode changed = tree.deepCopy();
        changed.put("population", 12);
        changed.put("survivors", 3);
        changed.put("variants", 3);
        changed.put("generations", 2);
        return new SpecificationDraft(changed);
    }

    /** The model that the specification itself names for this role. */
    public Optional<String> model(String role) {
        return Optional.ofNullable(tree.path("models").path(role).path("model").textValue());
    }

    /** What is sent to the service. */
    public JsonNode json() {
        return tree.deepCopy();
    }

    private SpecificationDraft withModel(String role, String name) {
        ObjectNode changed = tree.deepCopy();
        object(object(changed, "models"), role).put("model", name);
        return new SpecificationDraft(changed);
    }

    private static ObjectNode object(ObjectNode parent, String key) {
        if (parent.get(key) instanceof ObjectNode there) {
            return there;
        }
        if (parent.hasNonNull(key)) {
            throw new CommandFailure(
                    ExitCode.USAGE, key + ": '" + parent.get(key).asText() + "' must hold keys and values");
        }
        return parent.putObject(key);
    }

    private static String why(IOException e) {
        return switch (e) {
            case java.nio.file.NoSuchFileException missing -> "there is no such file";
            case java.nio.file.AccessDeniedException denied -> "no permission";
            case java.nio.charset.MalformedInputException malformed -> "it is not UTF-8 text";
            case IOException other -> other.getMessage();
        };
    }
}
