package io.agon.scaffold.domain.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleBiFunction;

/**
 * How similar things are to what became of them.
 *
 * @param own of each thing and what became of it
 * @param others of each thing and what became of the others, on average: what any two such things have in common; empty where
 *     there is only one
 */
public record Similarity(List<Double> own, List<Double> others) {
    public Similarity {
        own = List.copyOf(own);
        others = List.copyOf(others);
    }

    /** Of originals and what became of them, in the same order. */
    public static <T> Similarity of(List<T> originals, List<T> again, ToDoubleBiFunction<T, T> measure) {
        int size = originals.size();
        List<Double> own = new ArrayList<>();
        List<Double> others = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            double sum = 0;
            for (int j = 0; j < size; j++) {
                double value = measure.applyAsDouble(originals.get(i), again.get(j));
                if (i == j) {
                    own.add(value);
                } else {
                    sum += value;
                }
            }
            if (size > 1) {
                others.add(sum / (size - 1));
            }
        }
        return new Similarity(own, others);
    }

    /** Of things and what became of them on average; NaN where there are none. */
    public double mean() {
        return mean(own);
    }

    /** Of things and what became of others on average; NaN where there is only one. */
    public double meanOfOthers() {
        return mean(others);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }
}
