package io.agon.evolution.adapter.kafka;

import org.junit.jupiter.api.Test;

import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class LanesTest {
    @Test
    void requestsThatBeginAlikeStayTogetherAndOthersGoElsewhere() {
        Lanes lanes = new Lanes();

        assertThat(new int[] {lanes.of("r", 1), lanes.of("r", 1), lanes.of("r", 2), lanes.of("s", 2), lanes.of("r", 1)})
                .containsExactly(0, 0, 1, 2, 3);
    }

    @Test
    void aLongRowIsSpreadEvenly() {
        Lanes lanes = new Lanes();
        int[] used = new int[24];
        IntStream.range(0, 24 * Lanes.ROW).forEach(unused -> used[lanes.of("r", 1) % 24]++);

        assertThat(used).containsOnly(Lanes.ROW);
    }
}
