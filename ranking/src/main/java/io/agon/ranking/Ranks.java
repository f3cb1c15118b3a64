package io.agon.ranking;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Orders and selections that several methods need. */
final class Ranks {
    private Ranks() {}

    /** The eligible from best to worst by mean, equals by index. */
    static int[] byRating(RatingResult ratings, int[] eligible) {
        return IntStream.of(eligible)
                .boxed()
                .sorted((a, b) -> {
                    int order = Double.compare(ratings.mean(b), ratings.mean(a));
                    return order == 0 ? Integer.compare(a, b) : order;
                })
                .mapToInt(Integer::intValue)
                .toArray();
    }

    static void checkPlaces(int[] eligible, int k, int size) {
        if (k < 1 || k > eligible.length) {
            throw new IllegalArgumentException(
                    "k is " + k + ": must lie between 1 and the number of eligible candidates, " + eligible.length);
        }
        checkEligible(eligible, size);
    }

    static void checkEligible(int[] eligible, int size) {
        boolean[] seen = new boolean[size];
        for (int candidate : eligible) {
            if (candidate < 0 || candidate >= size) {
                throw new IllegalArgumentException("eligible holds " + candidate + ": must be an index below " + size);
            }
            if (seen[candidate]) {
                throw new IllegalArgumentException("eligible holds " + candidate + " twice: each may stand once");
            }
            seen[candidate] = true;
        }
    }

    /** The k-th largest value, k from 1. Reorders the array (Hoare's selection). */
    static double largest(double[] values, int k) {
        int low = 0;
        int high = values.length - 1;
        int target = k - 1;
        while (low < high) {
            double pivot = values[(low + high) >>> 1];
            int i = low;
            int j = high;
            while (i <= j) {
                while (values[i] > pivot) {
                    i++;
                }
                while (values[j] < pivot) {
                    j--;
                }
                if (i <= j) {
                    double swap = values[i];
                    values[i++] = values[j];
                    values[j--] = swap;
                }
            }
            if (target <= j) {
                high = j;
            } else if (target >= i) {
                low = i;
            } else {
                break;
            }
        }
        return values[target];
    }

    /** Lower Cholesky factor of the covariance of these candidates. */
    static double[][] factor(Posterior posterior, int[] candidates) {
        int n = candidates.length;
        double[][] factor = new double[n][];
        for (int i = 0; i < n; i++) {
            double[] row = new double[i + 1];
            factor[i] = row;
            for (int j = 0; j <= i; j++) {
                double sum = posterior.covariance(candidates[i], candidates[j]);
                double[] other = factor[j];
                for (int m = 0; m < j; m++) {
                    sum -= row[m] * other[m];
                }
                if (i == j) {
                    row[i] = Math.sqrt(Math.max(sum, 1e-12));
                } else {
                    row[j] = sum / other[j];
                }
            }
        }
        return factor;
    }

    /** Indices 0 to size - 1. */
    static int[] all(int size) {
        int[] all = new int[size];
        Arrays.setAll(all, i -> i);
        return all;
    }
}
