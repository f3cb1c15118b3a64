package io.agon.criteria;

import io.agon.criteria.Validation.Fate;
import io.agon.criteria.Validation.Options;
import io.agon.criteria.Validation.Valued;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class ValidationTest {
    private static final double NOT_KNOWN = Double.NaN;
    private static final Options QUICK = new Options(0.4, 0.05, 0.85, 1, 0.95, 1_000, 0);

    @Test
    void keepsWhatPredictsAndTellsWhyTheRestIsDropped() {
        // Given: two that count, a copy of the first with a little noise, one that is noise, one the wrong way round
        Random random = new Random(4);
        List<Preference> preferences = WeightsTest.drawn(new double[] {1.5, 0.8}, 0.3, 600, 5).stream()
                .map(p -> {
                    List<Double> margins = new ArrayList<>(p.margins());
                    margins.add(p.margins().get(0) + 0.3 * random.nextGaussian());
                    margins.add(random.nextGaussian());
                    margins.add(-p.margins().get(1) + random.nextGaussian());
                    return new Preference(p.cluster(), margins, p.first());
                })
                .toList();

        // When
        Validation validation = Validation.of(
                List.of("tension", "detail", "suspense", "font", "dullness"),
                List.of(0.8, 0.7, 0.8, 0.9, 0.8),
                preferences,
                QUICK);

        // Then
        assertThat(validation.criteria())
                .extracting(Valued::fate)
                .containsExactly(Fate.KEPT, Fate.KEPT, Fate.REDUNDANT, Fate.PREDICTS_NOTHING, Fate.CONTRARY);
        assertThat(validation.criteria().get(2).reason()).contains("'tension'", "correlation 0.9");
        assertThat(validation.criteria().get(3).reason()).contains("chance");
        assertThat(validation.kept()).extracting(Valued::weight).satisfies(weights -> {
            assertThat(weights.get(0) + weights.get(1)).isCloseTo(1, within(1e-9));
            assertThat(weights.get(0)).isCloseTo(1.5 / 2.3, within(0.08));
        });
        assertThat(validation.weights().bias()).isCloseTo(0.3, within(0.25));
    }

    @Test
    void dropsWhatJudgesDoNotAgreeOnUnlessNobodyKnows() {
        List<Preference> preferences = WeightsTest.drawn(new double[] {1, 1}, 0, 400, 6);
        assertThat(Validation.of(List.of("a", "b"), List.of(0.2, NOT_KNOWN), preferences, QUICK)
                        .criteria())
                .extracting(Valued::fate)
                .containsExactly(Fate.UNRELIABLE, Fate.KEPT);
    }

    @Test
    void dropsWhatOnlyRepeatsWhatTheOthersSayTogether() {
        Random random = new Random(8);
        List<Preference> preferences = WeightsTest.drawn(new double[] {1.2, 1.2, 1.2}, 0, 3_000, 9).stream()
                .map(p -> {
                    List<Double> margins = new ArrayList<>(p.margins());
                    // an overall impression, less the effort of the third: predicts by what the others say better
                    margins.add(p.margins().get(0)
                            + p.margins().get(1)
                            - 0.6 * p.margins().get(2)
                            + random.nextGaussian());
                    return new Preference(p.cluster(), margins, p.first());
                })
                .toList();
        Valued halo = Validation.of(
                        List.of("a", "b", "c", "halo"),
                        List.of(NOT_KNOWN, NOT_KNOWN, NOT_KNOWN, NOT_KNOWN),
                        preferences,
                        QUICK)
                .criteria()
                .get(3);
        assertThat(halo.concordance().low()).as("alone it predicts").isGreaterThan(0.5);
        assertThat(halo.weight())
                .as("beside the others it counts for next to nothing")
                .isLessThan(0.04);
    }

    @Test
    void amongTwentyWithoutValueHardlyEverAnyIsKept() {
        int kept = 0;
        for (int sample = 0; sample < 60; sample++) {
            Random random = new Random(sample);
            List<Preference> preferences = IntStream.range(0, 200)
                    .mapToObj(i -> new Preference(
                            "brief " + i / 4, random.doubles(20, -3, 3).boxed().toList(), random.nextInt(2)))
                    .toList();
            List<String> names =
                    IntStream.range(0, 20).mapToObj(Integer::toString).toList();
            Validation validation =
                    Validation.of(names, names.stream().map(name -> NOT_KNOWN).toList(), preferences, QUICK);
            kept += validation.kept().isEmpty() ? 0 : 1;
        }
        assertThat(kept).as("of 60, at 5 %% 3 are expected").isLessThanOrEqualTo(8);
    }

    @Test
    void dependenceWithinBriefsDoesNotPassForEvidence() {
        // one coin a brief, tossed for all its 40 pairs: 8 coins say nothing, 320 would
        Random random = new Random(3);
        int significant = 0;
        for (int sample = 0; sample < 100; sample++) {
            List<Preference> preferences = new ArrayList<>();
            for (int brief = 0; brief < 8; brief++) {
                double side = random.nextBoolean() ? 1 : -1;
                for (int i = 0; i < 40; i++) {
                    preferences.add(new Preference("brief " + brief, List.of(side), 1));
                }
            }
            significant +=
                    Concordance.of(preferences, p -> p.margins().getFirst()).chance(400, sample) <= 0.05 ? 1 : 0;
        }
        assertThat(significant).isLessThanOrEqualTo(12);
    }

    @Test
    void refusesWhatDoesNotFitTogether() {
        assertThatThrownBy(() -> Validation.of(
                        List.of("a", "b"), List.of(1.0, 1.0), List.of(new Preference("x", List.of(1.0), 1)), QUICK))
                .hasMessageContaining("must be one of each");
    }
}
