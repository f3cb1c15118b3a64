package io.agon.benchmarks.quality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class RegretBenchmarkTest {
    @Test
    void findsTheCallsAtWhichACurveFallsToALevel() throws Exception {
        JsonNode curve = new ObjectMapper().readTree("""
                [{"calls":15,"regret":0.8},{"calls":30,"regret":0.4},{"calls":45,"regret":0.5},{"calls":60,"regret":0.2}]
                """);

        assertThat(RegretBenchmark.callsTo(curve, 0.9)).isEqualTo(15);
        assertThat(RegretBenchmark.callsTo(curve, 0.6)).isCloseTo(22.5, within(1e-9));
        assertThat(RegretBenchmark.callsTo(curve, 0.3)).isCloseTo(55, within(1e-9));
        assertThat(RegretBenchmark.callsTo(curve, 0.1)).isNaN();
    }
}
