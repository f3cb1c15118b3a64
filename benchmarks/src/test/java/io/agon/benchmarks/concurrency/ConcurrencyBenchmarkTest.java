package io.agon.benchmarks.concurrency;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the limit that Agon uses is there for, in the tiers where it matters. */
class ConcurrencyBenchmarkTest {
    private static JsonNode worlds;

    @BeforeAll
    static void play() {
        worlds = ConcurrencyBenchmark.run(1, 2).path("worlds");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "queue",
                "queue, three replicas",
                "queue, half for a minute",
                "refusing",
                "refusing, three replicas",
                "refusing, four slots",
                "batching"
            })
    void keepsTheTierBusy(String world) {
        assertThat(agon(world, "utilisation")).isGreaterThan(0.97);
    }

    @ParameterizedTest
    @ValueSource(strings = {"refusing", "refusing, three replicas", "refusing, half for a minute", "50 calls a second"})
    void isSeldomRefused(String world) {
        assertThat(agon(world, "refusals")).isLessThan(0.06);
        assertThat(worlds.path(world).path("none").path("refusals").asDouble()).isGreaterThan(0.2);
    }

    @Test
    void doesNotLoseItsWorkToTimeouts() {
        assertThat(agon("timeouts", "utilisation")).isGreaterThan(0.9);
        assertThat(worlds.path("timeouts").path("none").path("utilisation").asDouble())
                .isLessThan(0.6);
    }

    @Test
    void replicasThatJoinLaterGetTheirShare() {
        assertThat(agon("refusing, three replicas", "fairness")).isGreaterThan(0.85);
    }

    /** Vegas probes at random, with no seed to give it. */
    @Test
    void sameSeedGivesTheSame() {
        ConcurrencyBenchmark.run(1, 2)
                .path("worlds")
                .forEachEntry((world, limits) -> assertThat(limits.path("agon"))
                        .as(world)
                        .isEqualTo(worlds.path(world).path("agon")));
    }

    @Test
    void nothingToPlayIsRefused() {
        assertThatThrownBy(() -> ConcurrencyBenchmark.run(1, 0)).hasMessageContaining("must be at least 1");
    }

    private static double agon(String world, String figure) {
        JsonNode value = worlds.path(world).path("agon").path(figure);
        assertThat(value.isNumber()).as("%s of %s", figure, world).isTrue();
        return value.asDouble();
    }
}
