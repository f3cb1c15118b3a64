package io.agon.ranking;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class RankingReportTest {
    @Test
    void ranksEveryoneWithIntervalsAndProbabilities() {
        SplittableRandom random = new SplittableRandom(4);
        double[] truth = Fields.truth(12, 1.2, random);
        Field field = Field.of(12, 1, Fields.random(truth, 400, 0.5, 0.2, random));

        RankingReport report = RankingReport.of(field, 3, 1);

        assertThat(report.entries()).hasSize(12).isSortedAccordingTo((a, b) -> Integer.compare(a.rank(), b.rank()));
        assertThat(report.entries()).allSatisfy(e -> {
            assertThat(e.rating().low()).isLessThan(e.rating().estimate());
            assertThat(e.rating().high()).isGreaterThan(e.rating().estimate());
        });
        assertThat(report.entries().stream()
                        .mapToDouble(RankingReport.Entry::topProbability)
                        .sum())
                .isCloseTo(3, within(1e-9));
        assertThat(report.entries().stream()
                        .mapToInt(RankingReport.Entry::comparisons)
                        .sum())
                .isEqualTo(800);
        assertThat(report.judges().getFirst().positionBias().low()).isPositive();
        assertThat(report.disconnected()).isFalse();
    }

    @Test
    void showsWhoCannotBeComparedWithWhom() {
        List<Comparison> comparisons = new ArrayList<>();
        comparisons.add(new Comparison(0, 2, 0, 1));
        comparisons.add(new Comparison(2, 4, 0, 1));
        comparisons.add(new Comparison(1, 3, 0, 0.5));

        RankingReport report = RankingReport.of(Field.of(6, 1, comparisons), 2, 1);

        assertThat(report.disconnected()).isTrue();
        assertThat(report.components()).containsExactly(List.of(0, 2, 4), List.of(1, 3), List.of(5));
    }
}
