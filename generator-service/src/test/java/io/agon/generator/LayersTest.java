package io.agon.generator;

import io.agon.testkit.LayerRules;
import org.junit.jupiter.api.Test;

class LayersTest {
    @Test
    void layersAreKept() {
        LayerRules.check("io.agon.generator");
    }
}
