package io.agon.evolution;

import io.agon.evolution.config.EvolutionConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.validator.BeanValidationConfigValidator;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EvolutionConfigTest {
    @Test
    void hasADefaultForEveryKeyButSecrets() {
        EvolutionConfig config = config(Map.of());

        assertThat(config.models()).isEmpty();
        assertThat(config.messaging().enabled()).isTrue();
        assertThat(config.messaging().batch()).isEqualTo(500);
        assertThat(config.kafka().instance()).isEmpty();
        assertThat(config.outbox().interval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.outbox().batch()).isEqualTo(200);
        assertThat(config.rewards().longestWait()).isEqualTo(Duration.ofSeconds(150));
        assertThat(config.training().by()).isEqualTo(EvolutionConfig.Training.By.NONE);
        assertThat(config.training().command().line()).isEmpty();
        assertThat(config.training().command().folder()).isEqualTo(Path.of("trainings"));
        assertThat(config.training().command().models()).isEqualTo(Path.of("models"));
        assertThat(config.training().kubernetes().job()).isEqualTo(Path.of("/etc/agon/trainer/job.yaml"));
        assertThat(config.training().kubernetes().location()).isEqualTo("/models/{model}");
        assertThat(config.training().kubernetes().api()).isEqualTo(URI.create("https://kubernetes.default.svc"));
        assertThat(config.training().kubernetes().account())
                .isEqualTo(Path.of("/var/run/secrets/kubernetes.io/serviceaccount"));
        assertThat(config.serving().servers()).isEmpty();
        assertThat(config.serving().apiKey()).isEmpty();
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
                Map.entry("agon.rewards.longest-wait", "20s"),
                Map.entry("agon.training.by", "command"),
                Map.entry("agon.training.command.line", "train,--set,a\\,b"),
                Map.entry("agon.training.command.folder", "/data/trainings"),
                Map.entry("agon.training.command.models", "/data/models"),
                Map.entry("agon.training.kubernetes.job", "/job.yaml"),
                Map.entry("agon.training.kubernetes.location", "/adapters/{model}"),
                Map.entry("agon.training.kubernetes.api", "https://api:6443"),
                Map.entry("agon.training.kubernetes.account", "/account"),
                Map.entry("agon.serving.servers", "http://vllm-0:8000/v1,http://vllm-1:8000/v1"),
                Map.entry("agon.serving.api-key", "secret")));

        assertThat(config.models().get("writer").endpoint()).isEqualTo("vllm");
        assertThat(config.models().get("writer").model()).contains("qwen");
        assertThat(config.models().get("judge").endpoint()).isEqualTo("default");
        assertThat(config.models().get("judge").model()).contains("gemma");
        assertThat(config.messaging().enabled()).isFalse();
        assertThat(config.messaging().batch()).isEqualTo(7);
        assertThat(config.kafka().instance()).contains("evolution-1");
        assertThat(config.outbox().interval()).isEqualTo(Duration.ofMillis(250));
        assertThat(config.outbox().batch()).isEqualTo(8);
        assertThat(config.rewards().longestWait()).isEqualTo(Duration.ofSeconds(20));
        assertThat(config.training().by()).isEqualTo(EvolutionConfig.Training.By.COMMAND);
        assertThat(config.training().command().line()).contains(List.of("train", "--set", "a,b"));
        assertThat(config.training().command().folder()).isEqualTo(Path.of("/data/trainings"));
        assertThat(config.training().command().models()).isEqualTo(Path.of("/data/models"));
        assertThat(config.training().kubernetes().job()).isEqualTo(Path.of("/job.yaml"));
        assertThat(config.training().kubernetes().location()).isEqualTo("/adapters/{model}");
        assertThat(config.training().kubernetes().api()).isEqualTo(URI.create("https://api:6443"));
        assertThat(config.training().kubernetes().account()).isEqualTo(Path.of("/account"));
        assertThat(config.serving().servers())
                .contains(List.of(URI.create("http://vllm-0:8000/v1"), URI.create("http://vllm-1:8000/v1")));
        assertThat(config.serving().apiKey()).contains("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "agon.messaging.batch,0",
        "agon.messaging.batch,10001",
        "agon.messaging.batch,many",
        "agon.outbox.batch,0",
        "agon.outbox.batch,5001",
        "agon.outbox.interval,0s",
        "agon.outbox.interval,soon",
        "agon.rewards.longest-wait,0s",
        "agon.training.by,magic"
    })
    void rejectsValuesOutOfRange(String key, String value) {
        assertThatThrownBy(() -> config(Map.of(key, value)))
                .satisfies(failure -> assertThat(texts(failure)).contains(key));
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
