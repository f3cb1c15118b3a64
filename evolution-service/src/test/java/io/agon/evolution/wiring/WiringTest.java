package io.agon.evolution.wiring;

import io.agon.evolution.config.EvolutionConfig;
import io.agon.evolution.domain.specification.SpecificationReader;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WiringTest {
    @Test
    void hasBuiltInsThatMakeABriefEnough() {
        var defaults = BuiltIns.load().with(Map.of());
        var reading = new SpecificationReader(defaults)
                .read(
                        Map.of(
                                "brief",
                                "x",
                                "models",
                                Map.of("writer", Map.of("model", "w"), "judge", Map.of("model", "j"))),
                        1);

        assertThat(reading).isInstanceOfSatisfying(SpecificationReader.Accepted.class, accepted -> {
            var specification = accepted.specification();
            assertThat(specification.objectives()).hasSize(8);
            assertThat(specification.rubric().label()).isEqualTo("short-story@1");
            assertThat(specification.rubric().criteria().stream()
                            .mapToDouble(c -> c.weight())
                            .sum())
                    .isCloseTo(1, org.assertj.core.data.Offset.offset(1e-9));
            assertThat(specification.styles()).hasSizeGreaterThanOrEqualTo(15).doesNotHaveDuplicates();
            assertThat(specification.themes()).hasSizeGreaterThanOrEqualTo(10).doesNotHaveDuplicates();
        });
    }

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

    private static EvolutionConfig configured(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(EvolutionConfig.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(EvolutionConfig.class);
    }
}
