package io.agon.scaffold.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.agon.scaffold.domain.building.Level;
import io.agon.scaffold.domain.plan.Arcs;
import io.agon.scaffold.domain.plan.Artefact;
import io.agon.scaffold.domain.plan.CanonUpdate;
import io.agon.scaffold.domain.plan.Cast;
import io.agon.scaffold.domain.plan.ChapterPlan;
import io.agon.scaffold.domain.plan.Digest;
import io.agon.scaffold.domain.plan.Likelihood;
import io.agon.scaffold.domain.plan.Meanings;
import io.agon.scaffold.domain.plan.Outline;
import io.agon.scaffold.domain.plan.Premise;
import io.agon.scaffold.domain.plan.Prompts;
import io.agon.scaffold.domain.plan.Prose;
import io.agon.scaffold.domain.plan.SceneBreaks;
import io.agon.scaffold.domain.plan.ScenePlan;
import io.agon.scaffold.domain.plan.ScenePlans;
import io.agon.scaffold.domain.plan.World;

import java.util.stream.Collectors;

/** Artefacts as JSON. Read strictly: exactly the fields there are, each of its type, nothing twice, nothing after the end. */
public final class ArtefactJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.READ_ENUMS_USING_TO_STRING)
            .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    texts -> texts.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    private ArtefactJson() {}

    /** Thrown for a text that is not the JSON of an artefact of the kind; the message says where and why. */
    public static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message, null, false, false);
        }
    }

    /** What the steps of a level make. */
    public static Class<? extends Artefact> kind(Level level) {
        return switch (level) {
            case BREAKS -> SceneBreaks.class;
            case SCENE -> ScenePlan.class;
            case CHAPTER -> ChapterPlan.class;
            case DIGEST -> Digest.class;
            case ARCS -> Arcs.class;
            case CAST -> Cast.class;
            case WORLD -> World.class;
            case PREMISE -> Premise.class;
            case PROMPTS -> Prompts.class;
            case OUTLINE -> Outline.class;
            case PLANS -> ScenePlans.class;
            case PROSE -> Prose.class;
            case CANON -> CanonUpdate.class;
            case MEANINGS -> Meanings.class;
            case LIKELIHOOD -> Likelihood.class;
        };
    }

    /** Reads what a model or a person wrote. */
    public static <A extends Artefact> A read(String json, Class<A> kind) throws Unreadable {
        try {
            A artefact = MAPPER.readValue(json, kind);
            if (artefact == null) {
                throw new Unreadable("the answer is null: must be an object");
            }
            return artefact;
        } catch (JsonMappingException e) {
            String path = e.getPath().stream()
                    .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                    .collect(Collectors.joining());
            throw new Unreadable((path.isEmpty() ? "the answer" : path.substring(1)) + " cannot be read: "
                    + firstLine(e.getOriginalMessage()));
        } catch (JsonProcessingException e) {
            throw new Unreadable("the answer is not JSON: " + firstLine(e.getOriginalMessage()));
        }
    }

    /** Reads what was stored. */
    public static Artefact stored(String json, Level level) {
        try {
            return read(json, kind(level));
        } catch (Unreadable e) {
            throw new IllegalStateException("a stored " + level.word() + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Writes. */
    public static String write(Artefact artefact) {
        try {
            return MAPPER.writeValueAsString(artefact);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an artefact cannot be written: " + e.getOriginalMessage(), e);
        }
    }

    /** As a node of a larger document. */
    static JsonNode tree(Artefact artefact) {
        return MAPPER.valueToTree(artefact);
    }

    private static String firstLine(String message) {
        return String.valueOf(message)
                .lines()
                .findFirst()
                .orElse("")
                .replaceAll("`?io\\.agon[\\w.$]*\\.([\\w$]+)`?", "$1");
    }
}
