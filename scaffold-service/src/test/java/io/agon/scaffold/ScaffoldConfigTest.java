package io.agon.scaffold;

import io.agon.scaffold.config.ScaffoldConfig;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.validator.BeanValidationConfigValidator;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ScaffoldConfigTest {
    @Test
    void defaults() {
        ScaffoldConfig config = config(Map.of());
        assertThat(config.work().slots()).isEqualTo(16);
        assertThat(config.models()).isEmpty();
        assertThat(config.work().grace()).isEqualTo(Duration.ofSeconds(20));
        assertThat(config.kafka().instance()).isEmpty();
    }

    @Test
    void fullMapping() {
        ScaffoldConfig config =
                config(Map.of("agon.work.slots", "9", "agon.work.grace", "3s", "agon.kafka.instance", "scaffold-1"));
        assertThat(config.work().slots()).isEqualTo(9);
        assertThat(config.work().grace()).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.kafka().instance()).contains("scaffold-1");
    }

    @Test
    void noSlotsAreRejected() {
        assertThatThrownBy(() -> config(Map.of("agon.work.slots", "0")))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining("agon.work.slots");
    }

    private static ScaffoldConfig config(Map<String, String> values) {
        Validator validator = Validation.buildDefaultValidatorFactory().getValidator();
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withValidator((BeanValidationConfigValidator) () -> validator)
                .withMapping(ScaffoldConfig.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(ScaffoldConfig.class);
    }
}
