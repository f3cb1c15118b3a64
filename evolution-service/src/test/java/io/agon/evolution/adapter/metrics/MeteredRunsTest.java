package io.agon.evolution.adapter.metrics;

import io.agon.evolution.InMemoryRuns;
import io.agon.evolution.Specifications;
import io.agon.evolution.application.port.Decision;
import io.agon.evolution.application.port.Fact;
import io.agon.evolution.domain.run.Run;
import io.agon.evolution.domain.tournament.Progress;
import io.agon.evolution.domain.tournament.Standing;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class MeteredRunsTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    private static Standing standing(int rank, Double probabilityTop, boolean survivor) {
        return new Standing(rank, rank, 0, null, null, null, probabilityTop, 3, 1, 1, 1, survivor);
    }

    @Test
    void countsWhatIsSavedAndHowManySurvivorsAreExpectedToBeWrong() {
        MeteredRuns runs = new MeteredRuns(new InMemoryRuns(), meters);
        Run run = Run.begin("r-1", Specifications.read(), Instant.EPOCH);
        runs.create(run, List.of(), null);

        runs.decide(
                "r-1",
                file -> new Decision.Change(
                        file.run(),
                        List.of(
                                new Fact.MatchesSaved(12),
                                new Fact.GenerationRated(
                                        1,
                                        List.of(
                                                standing(1, 0.9, true),
                                                standing(2, 0.6, true),
                                                standing(3, 0.5, false)),
                                        new Progress(25.0, 0.5, 2, 0.75),
                                        Duration.ofSeconds(3)))));

        assertThat(meters.get("evolution.matches.saved").counter().count()).isEqualTo(12);
        assertThat(meters.get("evolution.survivors.wrong").summary().totalAmount())
                .isCloseTo(0.5, within(1e-9));
        assertThat(meters.get("evolution.generation.duration").timer().count()).isEqualTo(1);
        assertThat(total("evolution.generation.gain")).isEqualTo(25);
        assertThat(total("evolution.generation.renewal")).isEqualTo(0.5);
        assertThat(total("evolution.generation.founders")).isEqualTo(2);
        assertThat(total("evolution.verdicts.agreement")).isEqualTo(0.75);
    }

    private double total(String summary) {
        return meters.get(summary).summary().totalAmount();
    }

    @Test
    void saysNothingOfSurvivorsWhereTheMethodDoesNot() {
        MeteredRuns runs = new MeteredRuns(new InMemoryRuns(), meters);
        runs.create(Run.begin("r-1", Specifications.read(), Instant.EPOCH), List.of(), null);

        runs.decide(
                "r-1",
                file -> new Decision.Change(
                        file.run(),
                        List.of(new Fact.GenerationRated(
                                1,
                                List.of(standing(1, null, true)),
                                new Progress(null, null, 1, null),
                                Duration.ofSeconds(3)))));

        assertThat(meters.get("evolution.survivors.wrong").summary().count()).isZero();
        assertThat(meters.get("evolution.generation.gain").summary().count()).isZero();
    }
}
