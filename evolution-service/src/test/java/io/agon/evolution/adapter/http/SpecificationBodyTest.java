package io.agon.evolution.adapter.http;

import io.agon.http.Problem;
import jakarta.ws.rs.core.MediaType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SpecificationBodyTest {
    private static final MediaType YAML = new MediaType("application", "yaml");

    private static Map<?, ?> yaml(String text) {
        return SpecificationBody.read(YAML, text.getBytes(UTF_8));
    }

    @Test
    void readsBothForms() {
        assertThat(yaml("brief: Wörter\nseed: 3").get("brief")).isEqualTo("Wörter");
        assertThat(SpecificationBody.read(MediaType.APPLICATION_JSON_TYPE, "{\"seed\":3}".getBytes(UTF_8))
                        .get("seed"))
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- a list",
                "brief: [open",
                "seed: 1\nseed: 2",
                "brief: !!javax.script.ScriptEngineManager [x]",
                ""
            })
    void refusesWhatIsNoMapping(String text) {
        assertThatThrownBy(() -> yaml(text)).isInstanceOf(Problem.Raised.class).hasMessageStartingWith("the body");
    }

    @Test
    void refusesABombOfAliases() {
        StringBuilder bomb = new StringBuilder("a: &a [x, x]\n");
        for (char name = 'b'; name < 'm'; name++) {
            String last = "*" + (char) (name - 1);
            bomb.append(name)
                    .append(": &")
                    .append(name)
                    .append(" [")
                    .append(last)
                    .append(", ")
                    .append(last)
                    .append(", ")
                    .append(last)
                    .append("]\n");
        }

        assertThatThrownBy(() -> yaml(bomb.toString()))
                .isInstanceOf(Problem.Raised.class)
                .hasMessageContaining("aliases");
    }

    @Test
    void refusesRepeatedKeysInJson() {
        assertThatThrownBy(() -> SpecificationBody.read(
                        MediaType.APPLICATION_JSON_TYPE, "{\"seed\":1,\"seed\":2}".getBytes(UTF_8)))
                .isInstanceOf(Problem.Raised.class)
                .hasMessageContaining("line 1");
    }
}
