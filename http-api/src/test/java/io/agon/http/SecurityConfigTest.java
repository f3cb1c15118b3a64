package io.agon.http;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.validator.BeanValidationConfigValidator;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.junit.jupiter.api.Test;

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SecurityConfigTest {
    private static final String HASH = "0123456789abcdef".repeat(4);

    @Test
    void mapsKeysAndTheirRoles() {
        assertThat(config(Map.of()).apiKeys()).isEmpty();
        SecurityConfig config = config(Map.of(
                "agon.security.api-keys.ann.secret-hash",
                HASH,
                "agon.security.api-keys.ann.roles",
                "reader,runner",
                "agon.security.api-keys.bob.secret-hash",
                HASH,
                "agon.security.api-keys.bob.roles",
                "admin"));
        assertThat(config.apiKeys()).containsOnlyKeys("ann", "bob");
        assertThat(config.apiKeys().get("ann").secretHash()).isEqualTo(HASH);
        assertThat(config.apiKeys().get("ann").roles())
                .containsExactlyInAnyOrder(SecurityConfig.Role.READER, SecurityConfig.Role.RUNNER);
        assertThat(config.apiKeys().get("bob").roles()).containsExactly(SecurityConfig.Role.ADMIN);
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

    private static SecurityConfig config(Map<String, String> values) {
        Validator validator = Validation.buildDefaultValidatorFactory().getValidator();
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withValidator((BeanValidationConfigValidator) () -> validator)
                .withMapping(SecurityConfig.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(SecurityConfig.class);
    }
}
