package io.agon.evolution.wiring;

import io.agon.evolution.domain.specification.SpecificationReader;
import org.junit.jupiter.api.Test;

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

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
}
