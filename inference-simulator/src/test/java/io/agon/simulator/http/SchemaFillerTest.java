package io.agon.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agon.simulator.draw.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SchemaFillerTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource({
        "number, 0.2, 0.8",
        "number, -0.5, -0.25",
        "integer, -3, 3",
        "integer, -9, -7",
        "integer, -9000000000000000000, 9000000000000000000"
    })
    void numbersKeepTheirBounds(String type, double low, double high) throws Exception {
        String bounds = type.equals("integer")
                ? "\"minimum\": " + (long) low + ", \"maximum\": " + (long) high
                : "\"minimum\": " + low + ", \"maximum\": " + high;
        for (int key = 0; key < 50; key++) {
            assertThat(fill("{\"type\": \"" + type + "\", " + bounds + "}", key).asDouble())
                    .isBetween(low, high);
        }
    }

    @Test
    void oneBoundIsEnough() throws Exception {
        for (int key = 0; key < 50; key++) {
            assertThat(fill("{\"type\": \"integer\", \"maximum\": -5}", key).asLong())
                    .isLessThanOrEqualTo(-5);
            assertThat(fill("{\"type\": \"integer\", \"minimum\": 50}", key).asLong())
                    .isGreaterThanOrEqualTo(50);
        }
    }

    @Test
    void followsReferencesToDefinitions() throws Exception {
        JsonNode filled = fill("""
                {"type": "object",
                 "properties": {"scene": {"$ref": "#/$defs/scene"}},
                 "$defs": {"scene": {"type": "object", "properties": {"number": {"type": "integer"}}}}}
                """, 1);

        assertThat(filled.at("/scene/number").isIntegralNumber()).isTrue();
    }

    private static JsonNode fill(String schema, long key) throws Exception {
        return new SchemaFiller("It rained.", Draws.of(key)).fill(JSON.readTree(schema));
    }
}
