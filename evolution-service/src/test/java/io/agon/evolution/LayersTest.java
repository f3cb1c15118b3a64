package io.agon.evolution;

import io.agon.testkit.LayerRules;
import org.junit.jupiter.api.Test;

class LayersTest {
    @Test
    void keepsToTheLayers() {
        LayerRules.check("io.agon.evolution");
    }
}
