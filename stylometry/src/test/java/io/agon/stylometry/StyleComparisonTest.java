package io.agon.stylometry;

import org.junit.jupiter.api.Test;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class StyleComparisonTest {
    @Test
    void tellsMeansAndHedgesG() {
        StyleComparison comparison = StyleComparison.of(slop(1, 2, 3), slop(3, 4, 5), 7);
        StyleComparison.Difference slop = comparison.differences().get(StyleMeasure.SLOP);
        assertThat(slop.first()).isEqualTo(2);
        assertThat(slop.second()).isEqualTo(4);
        // pooled deviation 1, difference 2, correction 1 - 3 / (4 * 4 - 1)
        assertThat(slop.effect()).isCloseTo(2 * 0.8, within(1e-12));
        // of the 20 ways to deal six values 4 have so large a difference, for the threes are alike
        assertThat(slop.p()).isCloseTo(0.2, within(0.03));
        assertThat(comparison.differences()).containsOnlyKeys(StyleMeasure.SLOP);
    }

    @Test
    void correctsForTheNumberOfMeasures() {
        Random random = new Random(3);
        List<StyleProfile> first = profiles(random, 0);
        List<StyleProfile> second = profiles(random, 2);
        Map<StyleMeasure, StyleComparison.Difference> both =
                StyleComparison.of(first, second, 1).differences();
        assertThat(both.get(StyleMeasure.SLOP).p()).isLessThan(0.01);
        assertThat(both.get(StyleMeasure.HEDGES).p()).isGreaterThan(0.05);
    }

    /** Slop shifted, hedges not. */
    private static List<StyleProfile> profiles(Random random, double shift) {
        return IntStream.range(0, 20)
                .mapToObj(i -> {
                    Map<StyleMeasure, Double> values = new EnumMap<>(StyleMeasure.class);
                    values.put(StyleMeasure.SLOP, random.nextGaussian() + shift);
                    values.put(StyleMeasure.HEDGES, random.nextGaussian());
                    return new StyleProfile(100, values);
                })
                .toList();
    }

    @Test
    void doubtsADifferenceBetweenEqualSets() {
        int sure = 0;
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            StyleComparison equal = StyleComparison.of(profiles(random, 0), profiles(random, 0), seed);
            sure += equal.differences().values().stream().anyMatch(d -> d.p() < 0.05) ? 1 : 0;
        }
        assertThat(sure).isLessThanOrEqualTo(12);
    }

    @Test
    void ofASingleTextNothingIsCompared() {
        assertThat(StyleComparison.of(slop(1), slop(1, 2), 1).differences()).isEmpty();
    }

    private static List<StyleProfile> slop(double... values) {
        return DoubleStream.of(values)
                .mapToObj(value -> new StyleProfile(100, Map.of(StyleMeasure.SLOP, value)))
                .toList();
    }

    @Test
    void findsWhatOneSetOveruses() {
        List<String> first = List.of("the tapestry of the sea and the tapestry of the sky", "a tapestry of rain");
        List<String> second = List.of("the sea and the sky and the rain", "a house of rain and of sea");
        List<Overuse> words = Overuse.of(first, second, 1, 3);
        assertThat(words.getFirst().words()).isEqualTo("tapestry");
        assertThat(words.getFirst().count()).isEqualTo(3);
        assertThat(words.getFirst().other()).isZero();
        assertThat(Overuse.of(first, second, 2, 1).getFirst().words()).isEqualTo("tapestry of");
        assertThat(Overuse.of(first, first, 1, 5)).isEmpty();
    }

    @Test
    void sharedRunsAreFound() {
        assertThat(NGrams.jaccard(NGrams.of("a b c d", 2), NGrams.of("b c d e", 2)))
                .isEqualTo(0.5);
        assertThat(NGrams.contained(NGrams.of("a b c", 2), NGrams.of("x a b c y", 2)))
                .isEqualTo(1);
        assertThat(NGrams.longestShared("one two three four five", "zero two three four six", 2))
                .isEqualTo(3);
        assertThat(NGrams.longestShared("one two three", "three two one", 2)).isZero();
    }
}
