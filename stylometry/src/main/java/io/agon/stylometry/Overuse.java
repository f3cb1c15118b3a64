package io.agon.stylometry;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A run of words that one set of texts uses more than another: log-odds with a Dirichlet prior of both sets together (Monroe,
 * Colaresi and Quinn, Fightin' Words, Political Analysis 16, 2008).
 *
 * @param words apart by spaces
 * @param count how often the set has it
 * @param other how often the other set has it
 * @param z log-odds over their standard deviation: above 2, more than chance would have
 */
public record Overuse(String words, int count, int other, double z) {
    /** Of the prior, in words: as much as a short text of each set weighs. */
    private static final double PRIOR = 500;

    /**
     * What the first set uses more than the second.
     *
     * @param n words of a run, at least 1
     * @param most how many to tell, those of the largest z
     */
    public static List<Overuse> of(List<String> first, List<String> second, int n, int most) {
        Map<String, Integer> ones = counts(first, n);
        Map<String, Integer> others = counts(second, n);
        double one = total(ones);
        double two = total(others);
        return ones.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue(), others, one, two))
                .filter(overuse -> overuse.z() > 0)
                .sorted(Comparator.comparingDouble(Overuse::z).reversed().thenComparing(Overuse::words))
                .limit(most)
                .toList();
    }

    private static Overuse of(String gram, int count, Map<String, Integer> others, double ones, double twos) {
        int other = others.getOrDefault(gram, 0);
        double prior = PRIOR * (count + other) / (ones + twos);
        double first = Math.log((count + prior) / (ones + PRIOR - count - prior));
        double second = Math.log((other + prior) / (twos + PRIOR - other - prior));
        double deviation = Math.sqrt(1 / (count + prior) + 1 / (other + prior));
        return new Overuse(gram, count, other, (first - second) / deviation);
    }

    private static Map<String, Integer> counts(List<String> texts, int n) {
        Map<String, Integer> counts = new HashMap<>();
        for (String text : texts) {
            List<String> words = Words.of(text);
            for (int i = 0; i + n <= words.size(); i++) {
                counts.merge(String.join(" ", words.subList(i, i + n)), 1, Integer::sum);
            }
        }
        return counts;
    }

    private static double total(Map<String, Integer> counts) {
        return counts.values().stream().mapToDouble(n -> n).sum();
    }
}
