package io.agon.kubernetes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

class ManifestsTest {
    private static final Path MANIFESTS = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void findsNothingInAnOverlay(String overlay) {
        String rendered = Kustomize.render(MANIFESTS.resolve("overlays").resolve(overlay));

        assertThat(new Checks(MANIFESTS.getParent(), Path.of("target/types")).findings(rendered))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void findsNothingInAnOverlayThatIsThereForNothing(String overlay) {
        KustomizationRules.copy(MANIFESTS, folder);
        Path copied = folder.resolve("overlays").resolve(overlay);

        assertThat(KustomizationRules.findings(folder, copied, Kustomize.render(copied)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"oidc", "tracing"})
    void findsNothingWithAComponentThatIsInNoOverlay(String component) throws IOException {
        String ingress = "  - ../../components/ingress\n";

        findsNothingInProduction(ingress, ingress + "  - ../../components/" + component + "\n");
    }

    /** What production renders to with something of its kustomization replaced. */
    private String findsNothingInProduction(String what, String by) throws IOException {
        KustomizationRules.copy(MANIFESTS, folder);
        Path production = folder.resolve("overlays/production");
        Path kustomization = production.resolve("kustomization.yaml");
        String text = Files.readString(kustomization);
        assertThat(text).contains(what);
        Files.writeString(kustomization, text.replace(what, by));
        String rendered = Kustomize.render(production);
        assertThat(new Checks(MANIFESTS.getParent(), Path.of("target/types")).findings(rendered))
                .isEmpty();
        assertThat(KustomizationRules.findings(folder, production, rendered)).isEmpty();
        return rendered;
    }

    @Test
    void findsNothingWithTheAutoscalerOfPlainKubernetes() throws IOException {
        String rendered = findsNothingInProduction("autoscaling-keda", "autoscaling-hpa");

        assertThat(rendered).contains("kind: HorizontalPodAutoscaler").doesNotContain("kind: ScaledObject");
        String adapter = Files.readString(MANIFESTS.resolve("components/autoscaling-hpa/adapter-rules.yaml"));
        assertThat(named("metric:\\s+name: (\\S+)", rendered)).isEqualTo(named("as: (\\w+)", adapter));
    }

    private static Set<String> named(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }
}
