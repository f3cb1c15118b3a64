package io.agon.criteria;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HeldOutTest {
    /** Two criteria make the preference, with noise; a third is noise alone. */
    private static List<Preference> preferences(int clusters, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Preference> all = new ArrayList<>();
        for (int cluster = 0; cluster < clusters; cluster++) {
            for (int i = 0; i < 8; i++) {
                double one = random.nextGaussian();
                double other = random.nextGaussian();
                double true1 = one + other + 0.5 * random.nextGaussian();
                all.add(new Preference(
                        "c" + cluster,
                        List.of(
                                one + 0.3 * random.nextGaussian(),
                                other + 0.3 * random.nextGaussian(),
                                random.nextGaussian()),
                        true1 > 0 ? 1 : 0));
            }
        }
        return all;
    }

    @Test
    void criteriaThatMakeThePreferenceBeatARubricThatKnowsHalfOfIt() {
        HeldOut held = HeldOut.of(
                List.of("one", "other", "noise"),
                List.of(0.8, 0.8, 0.8),
                preferences(60, 4),
                preference -> preference.margins().getFirst(),
                0.5,
                Validation.Options.USUAL);

        assertThat(held.validation().kept()).extracting(Validation.Valued::name).containsExactly("one", "other");
        assertThat(held.learnt() + held.tested()).isEqualTo(480);
        assertThat(held.criteria().estimate()).isGreaterThan(0.85);
        assertThat(held.difference().low()).isPositive();
        assertThat(held.rubric().estimate() + held.difference().estimate())
                .isCloseTo(held.criteria().estimate(), org.assertj.core.data.Offset.offset(1e-12));
    }

    @Test
    void criteriaWithoutValueAreAsACoin() {
        List<Preference> blind = preferences(60, 5).stream()
                .map(p -> new Preference(p.cluster(), List.of(p.margins().get(2)), p.first()))
                .toList();

        HeldOut held =
                HeldOut.of(List.of("noise"), List.of(0.8), blind, preference -> 0, 0.5, Validation.Options.USUAL);

        assertThat(held.validation().kept()).isEmpty();
        assertThat(held.criteria().estimate()).isEqualTo(0.5);
        assertThat(held.difference().estimate()).isZero();
    }

    @Test
    void oneClusterCannotBeHeldOut() {
        assertThatThrownBy(() -> HeldOut.of(
                        List.of("a", "b", "c"),
                        List.of(1.0, 1.0, 1.0),
                        preferences(1, 1),
                        p -> 0,
                        0.5,
                        Validation.Options.USUAL))
                .hasMessageContaining("1 clusters");
    }
}
