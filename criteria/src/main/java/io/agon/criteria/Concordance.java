package io.agon.criteria;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * How often something that leans to one side of two texts is right about which is preferred: 1 always, 0 never, 0.5 as a coin; where
 * it leans to neither it is half right. Preferences that are not decided do not count.
 */
public final class Concordance {
    private final List<double[]> clusters;

    private Concordance(List<double[]> clusters) {
        this.clusters = clusters;
    }

    /**
     * Of a lean.
     *
     * @param lean above 0 towards the first, below 0 towards the second
     */
    public static Concordance of(List<Preference> preferences, ToDoubleFunction<Preference> lean) {
        Map<String, double[]> sums = new LinkedHashMap<>();
        for (Preference preference : preferences) {
            if (preference.decided()) {
                double right = Math.signum(lean.applyAsDouble(preference)) * Math.signum(preference.first() - 0.5);
                double[] sum = sums.computeIfAbsent(preference.cluster(), unused -> new double[2]);
                sum[0] += right / 2;
                sum[1]++;
            }
        }
        return new Concordance(List.copyOf(sums.values()));
    }

    /** Share that is right, 0 to 1; NaN where no preference is decided. */
    public double share() {
        double right = 0;
        double all = 0;
        for (double[] cluster : clusters) {
            right += cluster[0];
            all += cluster[1];
        }
        return 0.5 + right / all;
    }

    /** The share with an interval; clusters are drawn again. */
    public Interval share(double level, int resamples, long seed) {
        return clusters.isEmpty()
                ? new Interval(Double.NaN, Double.NaN, Double.NaN)
                : Bootstrap.of(
                        clusters.size(),
                        drawn -> {
                            double right = 0;
                            double all = 0;
                            for (int cluster : drawn) {
                                right += clusters.get(cluster)[0];
                                all += clusters.get(cluster)[1];
                            }
                            return 0.5 + right / all;
                        },
                        level,
                        resamples,
                        seed);
    }

    /**
     * The probability of a share as far from a half as this, or farther, where the lean knows nothing: then each cluster might as
     * well have come out the other way (a randomisation test; Fisher, The Design of Experiments, 1935).
     *
     * @param flips drawn at random, at least 100; the least probability told is 1 / (flips + 1)
     */
    public double chance(int flips, long seed) {
        double right = 0;
        for (double[] cluster : clusters) {
            right += cluster[0];
        }
        SplittableRandom random = new SplittableRandom(seed);
        int asFar = 1;
        for (int flip = 0; flip < flips; flip++) {
            double sum = 0;
            for (double[] cluster : clusters) {
                sum += random.nextBoolean() ? cluster[0] : -cluster[0];
            }
            asFar += Math.abs(sum) >= Math.abs(right) - 1e-12 ? 1 : 0;
        }
        return (double) asFar / (flips + 1);
    }
}
