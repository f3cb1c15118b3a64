package io.agon.evolution.adapter.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.agon.http.Problem;
import jakarta.ws.rs.core.MediaType;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Reads a specification's text, JSON or YAML, into plain maps and lists. Bounded in size, depth and YAML aliases. */
final class SpecificationBody {
    private static final int DEEPEST = 20;
    private static final int MOST_ALIASES = 20;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private SpecificationBody() {}

    /** @param type null where the caller gave none: taken for YAML, of which JSON is nearly a part */
    static Map<?, ?> read(MediaType type, byte[] body) {
        return read(type, body, BodyLimit.BYTES);
    }

    /** @param most bytes */
    static Map<?, ?> read(MediaType type, byte[] body, int most) {
        if (body.length > most) {
            throw BodyLimit.PROBLEM.raised();
        }
        Object read = type != null && type.getSubtype().endsWith("json") ? json(body) : yaml(text(body));
        if (read instanceof Map<?, ?> map) {
            return map;
        }
        throw unreadable("the body must be a mapping of keys to values");
    }

    private static Object json(byte[] body) {
        try {
            return JSON.readValue(body, Object.class);
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            String where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
            throw unreadable("the body is not JSON" + where + ": " + e.getOriginalMessage());
        } catch (IOException e) {
            throw unreadable("the body is not JSON: " + e.getMessage());
        }
    }

    private static Object yaml(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(BodyLimit.BYTES);
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(MOST_ALIASES);
        options.setAllowDuplicateKeys(false);
        options.setAllowRecursiveKeys(false);
        try {
            return new Yaml(new SafeConstructor(options)).load(text);
        } catch (MarkedYAMLException e) {
            var at = e.getProblemMark();
            String where = at == null ? "" : " at line " + (at.getLine() + 1) + ", column " + (at.getColumn() + 1);
            throw unreadable("the body is not YAML" + where + ": " + e.getProblem());
        } catch (YAMLException e) {
            throw unreadable("the body is not YAML: " + e.getMessage());
        }
    }

    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw unreadable("the body is not UTF-8 text");
        }
    }

    private static Problem.Raised unreadable(String detail) {
        return Problem.of(400, "body-unreadable", "The specification cannot be read", detail)
                .raised();
    }
}
