package io.agon.stylometry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Two sets of texts side by side.
 *
 * @param firstTexts how many texts the first set has
 * @param secondTexts how many the second has
 * @param differences of every measure that can be told of at least two texts of each
 */
public record StyleComparison(int firstTexts, int secondTexts, Map<StyleMeasure, Difference> differences) {
    private static final int PERMUTATIONS = 2_000;

    /**
     * How a measure differs.
     *
     * @param first mean over the texts of the first set
     * @param second mean over the texts of the second
     * @param effect Hedges' g of second less first: the difference in pooled standard deviations, corrected for few texts
     *     (Hedges, Journal of Educational Statistics 6, 1981); 0 where nothing varies
     * @param p chance of so large a difference of means were the sets one, by {@value StyleComparison#PERMUTATIONS}
     *     permutations, corrected for the number of measures (Holm, 1979); 0 to 1
     */
    public record Difference(double first, double second, double effect, double p) {}

    public StyleComparison {
        differences = Collections.unmodifiableMap(differences.isEmpty() ? Map.of() : new EnumMap<>(differences));
    }

    /**
     * Compares.
     *
     * @param seed of the permutations
     */
    public static StyleComparison of(List<StyleProfile> first, List<StyleProfile> second, long seed) {
        Map<StyleMeasure, Difference> raw = new EnumMap<>(StyleMeasure.class);
        for (StyleMeasure measure : StyleMeasure.values()) {
            double[] ones = values(first, measure);
            double[] others = values(second, measure);
            if (ones.length > 1 && others.length > 1) {
                RandomGenerator random =
                        RandomGeneratorFactory.of("L64X128MixRandom").create(seed + measure.ordinal());
                raw.put(measure, difference(ones, others, random));
            }
        }
        return new StyleComparison(first.size(), second.size(), corrected(raw));
    }

    private static double[] values(List<StyleProfile> profiles, StyleMeasure measure) {
        return profiles.stream()
                .filter(profile -> profile.values().containsKey(measure))
                .mapToDouble(profile -> profile.values().get(measure))
                .toArray();
    }

    private static Difference difference(double[] first, double[] second, RandomGenerator random) {
        double difference = mean(second) - mean(first);
        int n = first.length + second.length;
        double pooled = Math.sqrt((squares(first) + squares(second)) / (n - 2));
        double correction = 1 - 3.0 / (4.0 * (n - 2) - 1);
        double effect = pooled == 0 ? 0 : difference / pooled * correction;
        return new Difference(mean(first), mean(second), effect, chance(first, second, Math.abs(difference), random));
    }

    /** Of all ways to deal the texts into two sets of these sizes, the share with so large a difference. */
    private static double chance(double[] first, double[] second, double difference, RandomGenerator random) {
        double[] all = new double[first.length + second.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        double sum = 0;
        for (double value : all) {
            sum += value;
        }
        int as = 1;
        for (int k = 0; k < PERMUTATIONS; k++) {
            double part = 0;
            for (int i = 0; i < first.length; i++) {
                int j = i + random.nextInt(all.length - i);
                double drawn = all[j];
                all[j] = all[i];
                all[i] = drawn;
                part += drawn;
            }
            double other = (sum - part) / second.length - part / first.length;
            as += Math.abs(other) >= difference - 1e-12 * Math.abs(sum) ? 1 : 0;
        }
        return (double) as / (PERMUTATIONS + 1);
    }

    private static Map<StyleMeasure, Difference> corrected(Map<StyleMeasure, Difference> raw) {
        List<Map.Entry<StyleMeasure, Difference>> byChance = new ArrayList<>(raw.entrySet());
        byChance.sort(Comparator.comparingDouble(entry -> entry.getValue().p()));
        Map<StyleMeasure, Difference> corrected = new EnumMap<>(StyleMeasure.class);
        double last = 0;
        for (int i = 0; i < byChance.size(); i++) {
            Difference d = byChance.get(i).getValue();
            last = Math.min(1, Math.max(last, d.p() * (byChance.size() - i)));
            corrected.put(byChance.get(i).getKey(), new Difference(d.first(), d.second(), d.effect(), last));
        }
        return corrected;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double squares(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum;
    }
}
