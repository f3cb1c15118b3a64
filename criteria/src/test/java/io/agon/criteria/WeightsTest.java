package io.agon.criteria;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class WeightsTest {
    @Test
    void recoversWhatPreferencesFollowFrom() {
        List<Preference> preferences = drawn(new double[] {1.5, 0.5, 0}, 0.4, 20_000, 1);
        Weights weights = Weights.fit(preferences, 1);
        assertThat(weights.bias()).isCloseTo(0.4, within(0.06));
        assertThat(weights.weights().get(0)).isCloseTo(1.5, within(0.08));
        assertThat(weights.weights().get(1)).isCloseTo(0.5, within(0.06));
        assertThat(weights.weights().get(2)).isCloseTo(0, within(0.06));
    }

    @Property(tries = 30)
    void theLossIsLeastAtTheFit(@ForAll long seed) {
        List<Preference> preferences = drawn(new double[] {1, -2}, 0, 60, seed);
        Weights fit = Weights.fit(preferences, 0.5);
        // the gradient of the penalised loss vanishes
        for (int i = 0; i < 2; i++) {
            double gradient = 0.5 * fit.weights().get(i);
            for (Preference preference : preferences) {
                gradient += (fit.probability(preference) - preference.first())
                        * preference.margins().get(i);
            }
            assertThat(gradient).isCloseTo(0, within(1e-4));
        }
    }

    @Property(tries = 30)
    void exchangingTheTwoTextsTurnsTheBiasAndNothingElse(@ForAll long seed) {
        List<Preference> preferences = drawn(new double[] {1, 0.5}, 0.5, 80, seed);
        List<Preference> turned = preferences.stream()
                .map(p -> new Preference(
                        p.cluster(), p.margins().stream().map(m -> -m).toList(), 1 - p.first()))
                .toList();
        Weights one = Weights.fit(preferences, 1);
        Weights other = Weights.fit(turned, 1);
        assertThat(other.bias()).isCloseTo(-one.bias(), within(1e-6));
        for (int i = 0; i < 2; i++) {
            assertThat(other.weights().get(i)).isCloseTo(one.weights().get(i), within(1e-6));
        }
    }

    @Test
    void staysFiniteWhereEverythingIsOnOneSide() {
        List<Preference> one = Collections.nCopies(50, new Preference("brief", List.of(3.0), 1));
        Weights weights = Weights.fit(one, 1);
        assertThat(weights.bias()).isFinite();
        assertThat(weights.weights().getFirst()).isFinite().isNotNegative();
        assertThat(weights.probability(one.getFirst())).isGreaterThan(0.9);
    }

    @Test
    void strongerRidgeMakesSmallerWeights() {
        List<Preference> preferences = drawn(new double[] {1.5, 0.5}, 0, 200, 3);
        assertThat(Weights.fit(preferences, 100).weights().getFirst())
                .isLessThan(Weights.fit(preferences, 1).weights().getFirst());
    }

    @Test
    void refusesWhatIsNoNumberOrNoPenalty() {
        assertThatThrownBy(() -> Weights.fit(drawn(new double[] {1}, 0, 5, 1), 0))
                .hasMessageContaining("ridge is 0");
        assertThatThrownBy(() -> new Preference("b", List.of(Double.NaN), 1)).hasMessageContaining("must be finite");
        assertThatThrownBy(() -> new Preference("b", List.of(1.0), 1.5)).hasMessageContaining("first is 1.5");
    }

    /** Preferences that follow from weights; five to a brief. */
    static List<Preference> drawn(double[] weights, double bias, int count, long seed) {
        Random random = new Random(seed);
        List<Preference> preferences = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<Double> margins = new ArrayList<>();
            double logit = bias;
            for (double weight : weights) {
                double margin = random.nextGaussian();
                margins.add(margin);
                logit += weight * margin;
            }
            boolean first = random.nextDouble() < 1 / (1 + Math.exp(-logit));
            preferences.add(new Preference("brief " + i / 5, margins, first ? 1 : 0));
        }
        return preferences;
    }
}
