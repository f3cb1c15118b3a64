package io.agon.generator;

import io.agon.generator.config.GeneratorConfig;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.validator.BeanValidationConfigValidator;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GeneratorConfigTest {
    @Test
    void defaults() {
        GeneratorConfig config = config(Map.of());
        assertThat(config.work().slots()).isEqualTo(32);
        assertThat(config.work().prefetch()).isEqualTo(8);
        assertThat(config.work().grace()).isEqualTo(Duration.ofSeconds(20));
        assertThat(config.kafka().instance()).isEmpty();
    }

    @Test
    void fullMapping() {
        GeneratorConfig config = config(Map.of(
                "agon.work.slots", "9",
                "agon.work.prefetch", "3",
                "agon.work.grace", "3s",
                "agon.kafka.instance", "generator-1"));
        assertThat(config.work().slots()).isEqualTo(9);
        assertThat(config.work().prefetch()).isEqualTo(3);
        assertThat(config.work().grace()).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.kafka().instance()).contains("generator-1");
    }

    @ParameterizedTest
    @CsvSource({"agon.work.slots, 0", "agon.work.slots, 10001", "agon.work.prefetch, 0"})
    void rejectsValuesOutOfBounds(String key, String value) {
        assertThatThrownBy(() -> config(Map.of(key, value)))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining(key);
    }

    private static GeneratorConfig config(Map<String, String> values) {
        Validator validator = Validation.buildDefaultValidatorFactory().getValidator();
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withValidator((BeanValidationConfigValidator) () -> validator)
                .withMapping(GeneratorConfig.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(GeneratorConfig.class);
    }
}
