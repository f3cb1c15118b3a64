package io.agon.evolution.domain.campaign;

import io.agon.evaluation.Finding;
import io.agon.evaluation.Verdict;
import io.agon.evolution.domain.campaign.CampaignSpecification.Guards;
import io.agon.evolution.domain.campaign.Measured.Drafts;
import io.agon.evolution.domain.run.Consumption;
import io.agon.evolution.domain.run.Reason;
import io.agon.evolution.domain.specification.Budget;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

/** What a trial finds, and what ends a campaign. */
class MeasuredTest {
    private static final Drafts USUAL = new Drafts(40, 300, 0.03, 0.05);

    /** Comparisons in so many clusters of four, this many of each four won. */
    private static List<Finding.Made> made(int clusters, int won) {
        List<Finding.Made> made = new ArrayList<>();
        for (int cluster = 0; cluster < clusters; cluster++) {
            for (int i = 0; i < 4; i++) {
                made.add(new Finding.Made(cluster, i < won ? Verdict.WIN : Verdict.LOSS));
            }
        }
        return made;
    }

    private static Measured.Pool pool(List<Finding.Made> one, List<Finding.Made> another) {
        Measured.Pool pool = new Measured.Pool();
        pool.add(one);
        pool.add(another);
        return pool;
    }

    private static Measured found(int wonOfFour, Drafts ours) {
        return new Measured(
                Measured.preferences(
                        List.of(Measured.BASE), List.of("w"), List.of(pool(made(10, wonOfFour), made(10, wonOfFour)))),
                ours,
                USUAL);
    }

    private static String code(Optional<Reason> reason) {
        return reason.map(Reason::code).orElse(null);
    }

    @Test
    void keepsTheClustersOfSeveralBriefsApart() {
        Finding pooled = pool(made(3, 4), made(5, 2)).finding();

        assertThat(pooled.clusters()).isEqualTo(8);
        assertThat(pooled.wins()).isEqualTo(3 * 4 + 5 * 2);
        assertThat(pooled.losses()).isEqualTo(5 * 2);
    }

    @Test
    void correctsForBothContrasts() {
        Measured.Pool base = pool(made(10, 3), made(10, 3));
        Measured.Pool previous = pool(made(10, 2), made(10, 2));

        List<Measured.Preference> found =
                Measured.preferences(List.of("base", "previous"), List.of("w", "r1"), List.of(base, previous));

        assertThat(found.getFirst().corrected())
                .isGreaterThan(found.getFirst().finding().pValue());
        assertThat(found.getLast().corrected()).isEqualTo(1);
        assertThat(found.getLast().worse()).isFalse();
    }

    @Test
    void goesOnWhereTheModelIsNotSurelyWorse() {
        assertThat(found(2, USUAL).stop(Guards.USUAL)).isEmpty();
        assertThat(found(3, USUAL).stop(Guards.USUAL)).isEmpty();
    }

    @Test
    void stopsWhereItIsSurelyWorse() {
        Optional<Reason> stop = found(1, USUAL).stop(Guards.USUAL);

        assertThat(code(stop)).isEqualTo(Stops.REGRESSION);
        assertThat(stop.orElseThrow().detail()).contains("the base").contains("25.0 %");
    }

    @Test
    void stopsWhereDraftsBecomeAlike() {
        assertThat(code(found(3, new Drafts(40, 300, 0.046, 0.05)).stop(Guards.USUAL)))
                .isEqualTo(Stops.HOMOGENISED);
        assertThat(found(3, new Drafts(40, 300, 0.044, 0.05)).stop(Guards.USUAL))
                .isEmpty();
        // none to compare, or hardly a thing in common
        assertThat(found(3, new Drafts(1, 300, Double.NaN, 0.05)).stop(Guards.USUAL))
                .isEmpty();
        assertThat(new Measured(List.of(), new Drafts(9, 9, 0.009, 0), new Drafts(9, 9, 0.001, 0)).stop(Guards.USUAL))
                .isEmpty();
    }

    @Test
    void stopsWhereAModelRepeatsWhatItWasTaught() {
        assertThat(code(found(3, new Drafts(40, 300, 0.03, 0.16)).stop(Guards.USUAL)))
                .isEqualTo(Stops.CONTAMINATED);
        assertThat(found(3, new Drafts(40, 300, 0.03, 0.14)).stop(Guards.USUAL)).isEmpty();
    }

    @Test
    void tellsHowMuchIsCopied() {
        String taught = "one two three four five six seven eight nine ten";

        assertThat(Measured.copied(List.of(taught, "a b c d e f g h i j"), List.of(taught)))
                .isEqualTo(0.5);
        assertThat(Measured.copied(List.of("too short"), List.of(taught))).isZero();
    }

    @Test
    void stopsOnDataThatHoldTheTrial() {
        assertThat(code(Stops.ofData(new Round.Dataset("s", Map.of("f", 90L), 10, true), Guards.USUAL)))
                .isEqualTo(Stops.CONTAMINATED);
        assertThat(Stops.ofData(new Round.Dataset("s", Map.of("f", 96L), 4, true), Guards.USUAL))
                .isEmpty();
        assertThat(new Round.Dataset("s", Map.of(), 0, true).share()).isZero();
    }

    @Test
    void stopsWhereTheBudgetIsSpent() {
        Consumption some = new Consumption(10, 100, 0, 50, 1);

        assertThat(spent(new Budget(10L, null, null, null), some)).contains("10 of 10 calls");
        assertThat(spent(new Budget(null, 150L, null, null), some)).contains("150 of 150 tokens");
        assertThat(spent(new Budget(null, null, 0.5, null), some)).contains("0.5000 of 0.5 USD");
        assertThat(spent(new Budget(null, null, null, 60L), some)).contains("60 minutes");
        assertThat(Stops.ofBudget(new Budget(11L, 151L, 0.51, 61L), some, 0.5, "USD", Duration.ofMinutes(60)))
                .isEmpty();
    }

    private static String spent(Budget budget, Consumption consumption) {
        return Stops.ofBudget(budget, consumption, 0.5, "USD", Duration.ofMinutes(60))
                .orElseThrow()
                .detail();
    }
}
