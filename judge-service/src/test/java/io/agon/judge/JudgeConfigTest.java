package io.agon.judge;

import io.agon.judge.config.JudgeConfig;
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

class JudgeConfigTest {
    @Test
    void defaults() {
        JudgeConfig config = config(Map.of());
        assertThat(config.work().slots()).isEqualTo(32);
        assertThat(config.work().prefetch()).isEqualTo(8);
        assertThat(config.work().grace()).isEqualTo(Duration.ofSeconds(20));
        assertThat(config.kafka().instance()).isEmpty();
        assertThat(config.judging().reAsks()).isEqualTo(2);
    }

    @Test
    void fullMapping() {
        JudgeConfig config = config(Map.of(
                "agon.work.slots", "9",
                "agon.work.prefetch", "3",
                "agon.work.grace", "3s",
                "agon.judging.re-asks", "0",
                "agon.kafka.instance", "judge-1"));
        assertThat(config.work().slots()).isEqualTo(9);
        assertThat(config.work().prefetch()).isEqualTo(3);
        assertThat(config.work().grace()).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.kafka().instance()).contains("judge-1");
        assertThat(config.judging().reAsks()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "agon.work.slots, 0",
        "agon.work.slots, 10001",
        "agon.work.prefetch, 0",
        "agon.judging.re-asks, -1",
        "agon.judging.re-asks, 11"
    })
    void rejectsValuesOutOfBounds(String key, String value) {
        assertThatThrownBy(() -> config(Map.of(key, value)))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining(key);
    }

    private static JudgeConfig config(Map<String, String> values) {
        Validator validator = Validation.buildDefaultValidatorFactory().getValidator();
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withValidator((BeanValidationConfigValidator) () -> validator)
                .withMapping(JudgeConfig.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(JudgeConfig.class);
    }
}
