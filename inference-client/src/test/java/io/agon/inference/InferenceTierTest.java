package io.agon.inference;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.eclipse.microprofile.config.spi.Converter;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class InferenceTierTest {
    private static final String ENDPOINT = "agon.inference.endpoints.default.";

    @Test
    void oneAddressNeedsNoName() {
        EndpointSettings settings = settings(Map.of(ENDPOINT + "base-url", "http://vllm:8000/v1"));
        assertThat(settings.addresses()).singleElement().satisfies(address -> {
            assertThat(address.name()).isEqualTo("default");
            assertThat(address.apiKey()).isEmpty();
        });
    }

    @Test
    void severalHaveNamesKeysAndWeights() {
        EndpointSettings settings = settings(Map.of(
                ENDPOINT + "addresses.east.base-url", "http://east:8000/v1",
                ENDPOINT + "addresses.east.api-key", "k",
                ENDPOINT + "addresses.east.weight", "3",
                ENDPOINT + "addresses.west.base-url", "http://west:8000/v1",
                ENDPOINT + "concurrency", "64"));
        assertThat(settings.most()).isEqualTo(64);
        assertThat(settings.addresses())
                .extracting(EndpointSettings.Address::name)
                .containsExactly("east", "west");
        assertThat(settings.addresses().getFirst().weight()).isEqualTo(3);
        assertThat(settings).asString().doesNotContain("Optional[k]");
    }

    @Test
    void noneOrBothIsRefused() {
        assertThatThrownBy(() -> settings(Map.of(ENDPOINT + "timeout", "5s")))
                .hasMessageContaining("agon.inference.endpoints.default has neither base-url nor addresses");
        assertThatThrownBy(() -> settings(
                        Map.of(ENDPOINT + "base-url", "http://a/v1", ENDPOINT + "addresses.b.base-url", "http://b/v1")))
                .hasMessageContaining("has both base-url and addresses");
    }

    @Test
    void timeoutsUnderASecondAndWeightsOfNothingAreRefused() {
        assertThatThrownBy(() -> settings(Map.of(ENDPOINT + "base-url", "http://a/v1", ENDPOINT + "timeout", "200ms")))
                .hasMessageContaining("must be at least 1s");
        assertThatThrownBy(() -> settings(
                        Map.of(ENDPOINT + "addresses.b.base-url", "http://b/v1", ENDPOINT + "addresses.b.weight", "0")))
                .hasMessageContaining("must be above 0");
    }

    @Test
    void everyAddressIsMetered() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        InferenceTier tier = InferenceTier.of(
                config(Map.of(ENDPOINT + "base-url", "http://vllm:8000/v1")),
                meters,
                OpenTelemetry.noop(),
                new Random(1));
        assertThat(meters.get("inference.limit")
                        .tags("endpoint", "default", "address", "default")
                        .gauge()
                        .value())
                .isEqualTo(10_000);
        assertThat(meters.get("inference.address.up").gauge().value()).isEqualTo(1);
        assertThat(meters.get("inference.refusals").functionCounter().count()).isZero();
        assertThat(tier.capacity().getAsInt()).isEqualTo(Integer.MAX_VALUE);
    }

    private static EndpointSettings settings(Map<String, String> properties) {
        return InferenceTier.settings("default", config(properties).endpoints().get("default"));
    }

    private static InferenceConfig config(Map<String, String> properties) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withMapping(InferenceConfig.class)
                .withConverters(new Converter<?>[] {new DurationConverter()})
                .withDefaultValues(new HashMap<>(properties))
                .build();
        return config.getConfigMapping(InferenceConfig.class);
    }
}
