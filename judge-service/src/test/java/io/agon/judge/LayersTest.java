package io.agon.judge;

import io.agon.testkit.LayerRules;
import org.junit.jupiter.api.Test;

class LayersTest {
    @Test
    void layersAreKept() {
        LayerRules.check("io.agon.judge");
    }
}
