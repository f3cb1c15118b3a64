package io.agon.benchmarks.ranking;

import io.agon.ranking.PairingMethod.Pairing;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RankingBenchmarkTest {
    @Test
    void adaptiveNeedsFarFewerCallsThanElo() {
        RankingBenchmark.Report report = RankingBenchmark.run(
                new Setting(30, 3, Setting.Judging.STANDARD, 15, 600, 60, 5, List.of("elo", "adaptive")));

        RankingBenchmark.Method elo = report.methods().get(0);
        RankingBenchmark.Method adaptive = report.methods().get(1);
        double reached = elo.curve().getLast().regret();
        assertThat(RankingBenchmark.callsTo(adaptive, reached)).isLessThan(300);
    }

    @Test
    void givesAPointForEveryQuarterOfTheCandidatesAndTheSameFiguresForTheSameSeed() {
        Setting setting = new Setting(12, 2, Setting.Judging.STANDARD, 7, 29, 6, 9, Contender.NAMES);

        RankingBenchmark.Report one = RankingBenchmark.run(setting);
        RankingBenchmark.Report other = RankingBenchmark.run(setting);

        for (int m = 0; m < Contender.NAMES.size(); m++) {
            assertThat(one.methods().get(m).curve())
                    .isEqualTo(other.methods().get(m).curve());
            assertThat(one.methods().get(m).curve().stream().map(RankingBenchmark.Point::calls))
                    .containsExactly(3, 6, 9, 12, 15, 18, 21, 24, 27);
        }
    }

    @Test
    void printsTheReportAsJson() {
        Setting setting = new Setting(4, 1, Setting.Judging.STANDARD, 2, 4, 2, 1, List.of("elo"));

        String json = RankingBenchmark.json(RankingBenchmark.run(setting));

        assertThat(json)
                .startsWith("{\"setting\":{\"candidates\":4,\"top\":1,\"separation\":0.966,")
                .contains("\"methods\":[{\"name\":\"elo\",\"seconds\":")
                .contains("\"curve\":[{\"calls\":1,\"overlap\":")
                .endsWith("}]}]}");
    }

    @Test
    void aDeterministicJudgeRepeatsItself() {
        Setting.Judging judging = new Setting.Judging(1, 0.5, 0.2, 0, 0, 0, true, Quality.HEAVY);
        World world = new World(judging, 20, 3);
        SplittableRandom noise = new SplittableRandom(1);

        for (int i = 1; i < 20; i++) {
            Pairing pairing = new Pairing(0, i);
            assertThat(world.judge(pairing, noise)).isEqualTo(world.judge(pairing, noise));
        }
    }

    @Test
    void qualitiesHaveMeanZeroAndDeviationOne() {
        for (Quality quality : Quality.values()) {
            SplittableRandom random = new SplittableRandom(2);
            double sum = 0;
            double squares = 0;
            int draws = 400_000;
            for (int i = 0; i < draws; i++) {
                double value = quality.draw(random);
                sum += value;
                squares += value * value;
            }
            assertThat(Math.abs(sum / draws)).as(quality.name()).isLessThan(0.01);
            assertThat(squares / draws).as(quality.name()).isBetween(0.9, 1.1);
        }
    }

    @Test
    void namesTheOptionThatIsWrong() {
        assertThatThrownBy(() -> new Arguments(new String[] {"--sed", "1"}, Set.of("seed"), Set.of("json")))
                .hasMessageContaining("--sed");
        assertThatThrownBy(() ->
                        new Arguments(new String[] {"--seed", "x"}, Set.of("seed"), Set.of("json")).number("seed", 1))
                .hasMessageContaining("--seed is x");
        assertThat(new Arguments(new String[] {"--seed=4", "--json"}, Set.of("seed"), Set.of("json")).number("seed", 1))
                .isEqualTo(4);
    }

    @Test
    void evolvesToBetterThanItStartedFrom() {
        EvolutionBenchmark.Report report = EvolutionBenchmark.run(new EvolutionSetting(
                20,
                3,
                3,
                3,
                0,
                0.5,
                0,
                Setting.Judging.STANDARD,
                10,
                List.of(200),
                0.5,
                12,
                4,
                EvolutionBenchmark.METHODS));

        assertThat(report.methods()).hasSize(EvolutionBenchmark.METHODS.size());
        double oracle = report.methods().getLast().curve().getFirst().quality();
        for (EvolutionBenchmark.Method method : report.methods()) {
            assertThat(method.curve().getFirst().quality()).isBetween(0.8, oracle + 1e-9);
        }
        assertThat(EvolutionBenchmark.json(report))
                .contains("\"generations\":3")
                .contains("\"name\":\"adaptive-warm\"");
    }
}
