package io.agon.evaluation;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Several tests at once: p-values corrected so that any of them is below a level by chance no more often than the level says. */
public final class Holm {
    private Holm() {}

    /** Corrected p-values, in the order given (Holm, 1979). */
    public static double[] corrected(double... values) {
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] corrected = new double[values.length];
        double most = 0;
        for (int rank = 0; rank < order.length; rank++) {
            most = Math.max(most, Math.min(1, values[order[rank]] * (order.length - rank)));
            corrected[order[rank]] = most;
        }
        return corrected;
    }
}
