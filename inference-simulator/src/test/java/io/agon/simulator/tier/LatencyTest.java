package io.agon.simulator.tier;

import io.agon.simulator.Samples;
import io.agon.simulator.draw.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class LatencyTest {
    @ParameterizedTest
    @MethodSource("spellings")
    void readsEveryShape(String text, Latency latency) {
        assertThat(Latency.parse(text)).isEqualTo(latency);
    }

    static Stream<Arguments> spellings() {
        return Stream.of(
                arguments("instant", new Latency.Instant()),
                arguments(" instant ", new Latency.Instant()),
                arguments("fixed:500ms", new Latency.Fixed(Duration.ofMillis(500))),
                arguments("fixed:0.25ms", new Latency.Fixed(Duration.ofNanos(250_000))),
                arguments("fixed:1.5s", new Latency.Fixed(Duration.ofMillis(1500))),
                arguments("fixed:PT2M", new Latency.Fixed(Duration.ofMinutes(2))),
                arguments("lognormal:1s:0.6", new Latency.LogNormal(Duration.ofSeconds(1), 0.6)),
                arguments("tokens:20000:60", new Latency.PerToken(20_000, 60)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "quick",
                "fixed",
                "fixed:500",
                "fixed:-1ms",
                "fixed:NaNs",
                "fixed:Infinitys",
                "fixed:1s:2",
                "lognormal:1s",
                "lognormal:1s:-0.1",
                "lognormal:1s:NaN",
                "lognormal:-1s:0.5",
                "tokens:0:60",
                "tokens:20000:-1",
                "tokens:fast:60"
            })
    void refusesWhatItCannotReadAndSaysWhatItCan(String text) {
        assertThatThrownBy(() -> Latency.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("latency is '" + text
                        + "': must be instant, fixed:500ms, lognormal:MEAN:SIGMA or tokens:PREFILL:DECODE");
    }

    @Test
    void logNormalTimesHaveTheMeanTheyAreNamedBy() {
        Latency latency = new Latency.LogNormal(Duration.ofSeconds(2), 0.6);

        double[] seconds = IntStream.range(0, 20_000)
                .mapToDouble(i -> latency.of(100, 100, Draws.of(5, i)).toNanos() / 1e9)
                .toArray();

        Samples.assertMean("times", seconds, 2, 0);
        double[] logarithms = IntStream.range(0, seconds.length)
                .mapToDouble(i -> Math.log(seconds[i]))
                .toArray();
        Samples.assertSpread("logarithms of times", logarithms, 0.6, 0);
    }

    @Test
    void logNormalWithoutSpreadIsTheMean() {
        assertThat(new Latency.LogNormal(Duration.ofMillis(70), 0).of(1, 1, Draws.of(1)))
                .isEqualTo(Duration.ofMillis(70));
    }

    @Test
    void tokensCostTheirRates() {
        assertThat(new Latency.PerToken(1000, 50).of(500, 100, Draws.of(1))).isEqualTo(Duration.ofMillis(2500));
    }

    @Test
    void fixedAndInstantTimesKnowNoTokens() {
        assertThat(new Latency.Fixed(Duration.ofMillis(5)).of(9000, 9000, Draws.of(1)))
                .isEqualTo(Duration.ofMillis(5));
        assertThat(new Latency.Instant().of(9000, 9000, Draws.of(1))).isZero();
    }
}
