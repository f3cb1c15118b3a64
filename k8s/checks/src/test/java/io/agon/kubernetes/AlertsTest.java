package io.agon.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

class AlertsTest {
    private static final Path MANIFESTS = Path.of("..").toAbsolutePath().normalize();
    private static final Path TESTS = Path.of("src/test/promtool/alerts.yml");

    @TempDir
    Path folder;

    private static List<JsonNode> rules() {
        return Manifests.parse(Kustomize.render(MANIFESTS.resolve("overlays/production"))).of("PrometheusRule").stream()
                .flatMap(rule -> Resource.stream(rule.spec().path("groups")))
                .toList();
    }

    private static List<JsonNode> alerts() {
        return rules().stream()
                .flatMap(group -> Resource.stream(group.path("rules")))
                .filter(rule -> rule.has("alert"))
                .toList();
    }

    @Test
    void firesAndIsSilentAsItsTestsSay() throws IOException {
        Files.writeString(
                folder.resolve("rules.yml"),
                new ObjectMapper().writeValueAsString(java.util.Map.of("groups", rules())));
        Files.copy(TESTS, folder.resolve("alerts.yml"));

        Program.Output output = Program.run(List.of("promtool", "test", "rules", "alerts.yml"), folder);

        assertThat(output.status()).as(output.text()).isZero();
    }

    @Test
    void hasATestOfBothForEachAlert() throws IOException {
        Set<String> tested = Resource.stream(
                        Manifests.documents(Files.readString(TESTS)).getFirst().path("tests"))
                .map(test -> test.path("name").asText())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> wanted = new TreeSet<>();
        for (JsonNode alert : alerts()) {
            wanted.add(alert.path("alert").asText() + " fires");
            wanted.add(alert.path("alert").asText() + " is silent");
        }

        assertThat(tested).isEqualTo(wanted);
    }

    @Test
    void hasARunbookForEachAlert() throws IOException {
        String page = Files.readString(MANIFESTS.resolveSibling("docs/operations.md"));
        for (JsonNode alert : alerts()) {
            String name = alert.path("alert").asText();
            assertThat(alert.at("/annotations/runbook").asText())
                    .isEqualTo("docs/operations.md#" + name.toLowerCase(Locale.ROOT));
            assertThat(page).containsPattern("(?m)^### " + name + "$");
        }
    }
}
