package io.agon.evolution.domain.evaluation;

import io.agon.stylometry.NGrams;
import io.agon.stylometry.Words;

import java.util.List;

/**
 * A set of texts as far as words tell: whether texts drift in length, and whether they become alike.
 *
 * @param texts how many
 * @param meanWords NaN where there is none; so is what follows where there are fewer than two
 * @param deviationWords standard deviation
 * @param similarity mean Jaccard similarity of the 4-grams of two of them, 0 to 1
 */
public record SetMeasure(String name, int texts, double meanWords, double deviationWords, double similarity) {
    private static final int GRAM = 4;
    /** More are not compared with each other: twenty thousand pairs settle a mean. */
    private static final int MOST_COMPARED = 200;

    /** Measures. */
    public static SetMeasure of(String name, List<String> texts) {
        int size = texts.size();
        int[] words = texts.stream().mapToInt(Words::count).toArray();
        double mean = 0;
        for (int count : words) {
            mean += (double) count / size;
        }
        double squares = 0;
        for (int count : words) {
            squares += (count - mean) * (count - mean);
        }
        return new SetMeasure(
                name,
                size,
                size == 0 ? Double.NaN : mean,
                size < 2 ? Double.NaN : Math.sqrt(squares / (size - 1)),
                NGrams.likeness(texts, GRAM, MOST_COMPARED));
    }
}
