package io.agon.benchmarks.ranking;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Choice by rating. */
final class Best {
    private Best() {}

    static int[] of(int candidates, int k, IntToDoubleFunction rating) {
        return of(IntStream.range(0, candidates).toArray(), k, rating);
    }

    static int[] of(int[] among, int k, IntToDoubleFunction rating) {
        return IntStream.of(among)
                .boxed()
                .sorted((a, b) -> Double.compare(rating.applyAsDouble(b), rating.applyAsDouble(a)))
                .limit(k)
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
