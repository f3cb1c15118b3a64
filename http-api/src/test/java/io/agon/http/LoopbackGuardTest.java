package io.agon.http;

import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LoopbackGuardTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1,true",
        "127.1.2.3,true",
        "localhost,true",
        "::1,true",
        "0.0.0.0,false",
        "10.0.0.1,false",
        "127.evil.example,false"
    })
    void knowsLoopback(String host, boolean loopback) {
        assertThat(LoopbackGuard.loopback(host)).isEqualTo(loopback);
    }

    @Test
    void startsWithoutKeysOnLoopbackOnly() {
        var open = configured(Map.of());
        var guarded = configured(Map.of(
                "agon.security.api-keys.ann.secret-hash",
                "0".repeat(64),
                "agon.security.api-keys.ann.roles",
                "reader"));
        var guard = new LoopbackGuard();

        assertThatCode(() -> guard.check(null, open, "127.0.0.1")).doesNotThrowAnyException();
        assertThatCode(() -> guard.check(null, guarded, "0.0.0.0")).doesNotThrowAnyException();
        assertThatThrownBy(() -> guard.check(null, open, "0.0.0.0"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("'0.0.0.0'")
                .hasMessageContaining("agon.security.api-keys");
    }

    private static SecurityConfig configured(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(SecurityConfig.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(SecurityConfig.class);
    }
}
