package io.agon.evolution;

import io.agon.evolution.config.EvolutionConfig;
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

class EvolutionConfigTest {
    private static final String HASH = "0123456789abcdef".repeat(4);

    @Test
    void hasADefaultForEveryKeyButSecrets() {
        EvolutionConfig config = config(Map.of());

        assertThat(config.models()).isEmpty();
        assertThat(config.messaging().enabled()).isTrue();
        assertThat(config.messaging().batch()).isEqualTo(500);
        assertThat(config.kafka().instance()).isEmpty();
        assertThat(config.outbox().interval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.outbox().batch()).isEqualTo(200);
        assertThat(config.security().apiKeys()).isEmpty();
    }

    @Test
    void mapsEveryKey() {
        EvolutionConfig config = config(Map.ofEntries(
                Map.entry("agon.models.writer.endpoint", "vllm"),
                Map.entry("agon.models.writer.model", "qwen"),
                Map.entry("agon.models.judge.model", "gemma"),
                Map.entry("agon.messaging.enabled", "false"),
                Map.entry("agon.messaging.batch", "7"),
                Map.entry("agon.kafka.instance", "evolution-1"),
                Map.entry("agon.outbox.interval", "250ms"),
                Map.entry("agon.outbox.batch", "8"),
                Map.entry("agon.security.api-keys.ann.secret-hash", HASH),
                Map.entry("agon.security.api-keys.ann.roles", "reader,runner"),
                Map.entry("agon.security.api-keys.bob.secret-hash", HASH),
                Map.entry("agon.security.api-keys.bob.roles", "admin")));

        assertThat(config.models().get("writer").endpoint()).isEqualTo("vllm");
        assertThat(config.models().get("writer").model()).contains("qwen");
        assertThat(config.models().get("judge").endpoint()).isEqualTo("default");
        assertThat(config.models().get("judge").model()).contains("gemma");
        assertThat(config.messaging().enabled()).isFalse();
        assertThat(config.messaging().batch()).isEqualTo(7);
        assertThat(config.kafka().instance()).contains("evolution-1");
        assertThat(config.outbox().interval()).isEqualTo(Duration.ofMillis(250));
        assertThat(config.outbox().batch()).isEqualTo(8);
        assertThat(config.security().apiKeys()).containsOnlyKeys("ann", "bob");
        assertThat(config.security().apiKeys().get("ann").secretHash()).isEqualTo(HASH);
        assertThat(config.security().apiKeys().get("ann").roles())
                .containsExactlyInAnyOrder(EvolutionConfig.Role.READER, EvolutionConfig.Role.RUNNER);
        assertThat(config.security().apiKeys().get("bob").roles()).containsExactly(EvolutionConfig.Role.ADMIN);
    }

    @ParameterizedTest
    @CsvSource({
        "agon.messaging.batch,0",
        "agon.messaging.batch,10001",
        "agon.messaging.batch,many",
        "agon.outbox.batch,0",
        "agon.outbox.batch,5001",
        "agon.outbox.interval,0s",
        "agon.outbox.interval,soon"
    })
    void rejectsValuesOutOfRange(String key, String value) {
        assertThatThrownBy(() -> config(Map.of(key, value)))
                .satisfies(failure -> assertThat(texts(failure)).contains(key));
    }

    @Test
    void rejectsAKeyThatIsNoHashAndDoesNotShowIt() {
        assertThatThrownBy(() -> config(Map.of(
                        "agon.security.api-keys.ann.secret-hash", "hunter2",
                        "agon.security.api-keys.ann.roles", "reader")))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining("ann.secret-hash")
                .hasMessageContaining("64 hexadecimal digits")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void rejectsAKeyWithoutRoles() {
        assertThatThrownBy(() -> config(Map.of("agon.security.api-keys.ann.secret-hash", HASH)))
                .satisfies(failure -> assertThat(texts(failure)).contains("agon.security.api-keys.ann.roles"));
    }

    @Test
    void rejectsARoleThatIsNone() {
        assertThatThrownBy(() -> config(Map.of(
                        "agon.security.api-keys.ann.secret-hash",
                        HASH,
                        "agon.security.api-keys.ann.roles",
                        "reader,emperor")))
                .satisfies(failure -> assertThat(texts(failure)).contains("emperor"));
    }

    /** The messages of a failure and its causes. */
    private static String texts(Throwable failure) {
        StringBuilder texts = new StringBuilder();
        for (Throwable each = failure; each != null; each = each.getCause()) {
            texts.append(each.getMessage()).append('\n');
        }
        return texts.toString();
    }

    private static EvolutionConfig config(Map<String, String> values) {
        Validator validator = Validation.buildDefaultValidatorFactory().getValidator();
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withValidator((BeanValidationConfigValidator) () -> validator)
                .withMapping(EvolutionConfig.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(EvolutionConfig.class);
    }
}
