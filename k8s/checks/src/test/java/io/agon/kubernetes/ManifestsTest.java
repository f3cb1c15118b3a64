package io.agon.kubernetes;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;

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
}
