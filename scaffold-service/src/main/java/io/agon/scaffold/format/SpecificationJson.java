package io.agon.scaffold.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.agon.scaffold.domain.project.BookSpecification;
import io.agon.scaffold.domain.project.BuildSpecification;
import io.agon.scaffold.domain.project.Kind;
import io.agon.scaffold.domain.project.MeasurementSpecification;
import io.agon.scaffold.domain.project.Specification;

/** Specifications as they are stored. Fields that a newer version no longer knows are passed over. */
public final class SpecificationJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private SpecificationJson() {}

    /** Writes. */
    public static String write(Specification specification) {
        try {
            return MAPPER.writeValueAsString(specification);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a specification cannot be written: " + e.getOriginalMessage(), e);
        }
    }

    /** Reads what was stored. */
    public static Specification read(String json, Kind kind) {
        try {
            return switch (kind) {
                case SCAFFOLD -> MAPPER.readValue(json, BuildSpecification.class);
                case BOOK -> MAPPER.readValue(json, BookSpecification.class);
                case MEASUREMENT -> MAPPER.readValue(json, MeasurementSpecification.class);
            };
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored specification cannot be read: " + e.getOriginalMessage(), e);
        }
    }
}
