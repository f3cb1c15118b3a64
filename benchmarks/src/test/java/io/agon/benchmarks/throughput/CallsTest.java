package io.agon.benchmarks.throughput;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class CallsTest {
    private static final long SECOND = 1_000_000;

    /** Two slots: the judge's calls last 3, 1 and 2 s; one of the writer's is none of them. */
    private static final String LOG = """
            {"slots": 2, "leftOut": 0, "models": ["writer", "judge"], "calls": [
              [1, 0, 1000000, 1000000], [1, 0, 3000000, 3000000], [0, 0, 9000000, 9000000],
              [1, 1000000, 3000000, 2000000]]}
            """;

    private static Calls calls(String log) throws Exception {
        return Calls.of(new ObjectMapper().readTree(log), "judge");
    }

    @Test
    void readsTheCallsOfOneModel() throws Exception {
        Calls calls = calls(LOG);

        assertThat(calls.count()).isEqualTo(3);
        assertThat(calls.firstStart()).isZero();
        assertThat(calls.lastFull()).isZero();
        assertThat(calls.lastEnd()).isEqualTo(3 * SECOND);
        assertThatThrownBy(() -> calls(LOG.replace("\"leftOut\": 0", "\"leftOut\": 1")))
                .hasMessageContaining("more calls than it can tell of");
    }

    @Test
    void utilisationIsTheShareOfTheSlotsInUse() throws Exception {
        assertThat(calls(LOG).utilisation(0, 3 * SECOND)).isCloseTo(1, within(1e-9));
        assertThat(calls(LOG).utilisation(0, 6 * SECOND)).isCloseTo(0.5, within(1e-9));
        assertThat(calls(LOG).utilisation(0, 6 * SECOND, 3)).containsExactly(1, 0.5, 0);
    }

    @Test
    void nobodyWhoDealsCallsToFreeSlotsIsFasterThanGreedyAndNobodyAtAllThanPacked() throws Exception {
        Calls calls = calls(LOG);
        // 1 and 3 begin, 2 follows 1: done after 3
        assertThat(calls.greedySeconds()).isCloseTo(3, within(1e-9));
        assertThat(calls.packedSeconds()).isCloseTo(3, within(1e-9));

        Calls late = new Calls(2, new long[3], new long[3], new long[] {SECOND, SECOND, 4 * SECOND});
        assertThat(late.greedySeconds()).isCloseTo(5, within(1e-9));
        assertThat(late.packedSeconds()).isCloseTo(3, within(1e-9));
    }
}
