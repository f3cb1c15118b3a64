package io.agon.evaluation;

import io.agon.evaluation.Finding.Made;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class FindingTest {
    @Test
    void countsAndTestsAsIfIndependentAsWell() {
        List<Made> made = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            made.add(new Made(i, i < 60 ? Verdict.WIN : i < 90 ? Verdict.LOSS : Verdict.TIE));
        }
        made.add(new Made(100, Verdict.VOID));

        Finding finding = Finding.of(made);

        assertThat(finding.wins()).isEqualTo(60);
        assertThat(finding.losses()).isEqualTo(30);
        assertThat(finding.ties()).isEqualTo(10);
        assertThat(finding.voids()).isEqualTo(1);
        assertThat(finding.clusters()).isEqualTo(100);
        assertThat(finding.preference()).isEqualTo(0.65);
        // R: binom.test(60, 90)
        assertThat(finding.binomialP()).isCloseTo(0.002060, within(1e-6));
        // R: binom::binom.wilson(65, 100)
        assertThat(finding.wilsonLow()).isCloseTo(0.5525, within(1e-4));
        assertThat(finding.wilsonHigh()).isCloseTo(0.7364, within(1e-4));
        // all clusters of one: the randomisation test is the sign test, mid-p
        assertThat(finding.pValue()).isCloseTo(0.001517, within(1e-6));
        assertThat(finding.designEffect()).isCloseTo(100 / 99.0, within(1e-9));
    }

    @Test
    void takesClustersForTheUnits() {
        List<Made> made = new ArrayList<>();
        for (int cluster = 0; cluster < 10; cluster++) {
            for (int i = 0; i < 12; i++) {
                made.add(new Made(cluster, cluster < 7 ? Verdict.WIN : Verdict.LOSS));
            }
        }

        Finding finding = Finding.of(made);

        assertThat(finding.binomialP()).isLessThan(1e-4);
        // seven of ten: 2 (P(X > 7) + P(X = 7) / 2) of Binomial(10, 1/2)
        assertThat(finding.pValue()).isCloseTo(2 * (56 + 60) / 1024.0, within(1e-9));
        assertThat(finding.designEffect()).isCloseTo(12 * 10 / 9.0, within(1e-6));
        assertThat(finding.low()).isLessThan(0.45);
    }

    @Test
    void randomisesSignsExactly() {
        assertThat(Finding.randomisation(new int[] {1, 1, 1, 1, 1})).isCloseTo(1 / 32.0, within(1e-12));
        // sums of ±3 ±1: 4 2 -2 -4
        assertThat(Finding.randomisation(new int[] {3, -1})).isCloseTo(0.75, within(1e-12));
        assertThat(Finding.randomisation(new int[] {2, -2})).isEqualTo(1);
        assertThat(Finding.randomisation(new int[] {0, 0})).isEqualTo(1);
        assertThat(Finding.randomisation(new int[0])).isEqualTo(1);
    }

    @Test
    void knowsNothingWhereNothingCouldBeJudged() {
        Finding finding = Finding.of(List.of(new Made(0, Verdict.VOID)));
        assertThat(finding.preference()).isNaN();
        assertThat(finding.pValue()).isEqualTo(1);
        assertThat(finding.voids()).isEqualTo(1);
    }

    @Test
    void callsForALargerIntervalWhereEveryComparisonOfATextIsWon() {
        List<Made> made = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            made.add(new Made(i % 4, Verdict.WIN));
        }
        Finding finding = Finding.of(made);
        assertThat(finding.preference()).isEqualTo(1);
        assertThat(finding.wilsonLow()).isGreaterThan(0.9);
        // Wilson of 4 of 4 with t(3) = 3.182
        assertThat(finding.low()).isCloseTo(1 / (1 + 3.1824 * 3.1824 / 4), within(1e-4));
        assertThat(finding.pValue()).isCloseTo(1 / 16.0, within(1e-9));
    }

    /** Sets of texts that come from one population: a difference is found about as often as the level says. */
    @Test
    void findsNothingWhereThereIsNothing() {
        int found = 0;
        int byComparison = 0;
        int evaluations = 4_000;
        for (int seed = 0; seed < evaluations; seed++) {
            Finding finding = Populations.evaluate(60, 30, 120, 0, new SplittableRandom(seed));
            found += finding.pValue() < 0.05 ? 1 : 0;
            byComparison += finding.binomialP() < 0.05 ? 1 : 0;
        }
        assertThat((double) found / evaluations).isBetween(0.043, 0.057);
        // what the naive test would claim
        assertThat((double) byComparison / evaluations).isGreaterThan(0.07);
    }

    @Test
    void coversOneHalfAsOftenAsItSaysWhereThereIsNothing() {
        for (int ours : new int[] {5, 30, 120}) {
            int covered = 0;
            int evaluations = 2_000;
            for (int seed = 0; seed < evaluations; seed++) {
                Finding finding = Populations.evaluate(120, ours, 120, 0, new SplittableRandom(seed));
                covered += finding.low() <= 0.5 && finding.high() >= 0.5 ? 1 : 0;
            }
            assertThat((double) covered / evaluations).as("%d texts", ours).isBetween(0.935, 0.975);
        }
    }
}
