package io.agon.criteria;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rewards relative to those of the same group, as group-relative policy optimisation has them (Shao et al. 2024, DeepSeekMath):
 * A = (r − mean) / (standard deviation + ε), or r − mean alone where they are not scaled (Liu et al. 2025, Dr. GRPO), since
 * scaling makes much of groups whose texts are nearly alike.
 */
public final class Advantages {
    private static final double EPSILON = 1e-4;

    private Advantages() {}

    /**
     * Advantages.
     *
     * @param rewards NaN: none known, which counts for nobody's mean and gets NaN
     * @param groups by which group each reward belongs to, as many
     * @param scaled whether they are divided by the standard deviation of their group (that of a sample)
     */
    public static double[] of(double[] rewards, List<?> groups, boolean scaled) {
        if (rewards.length != groups.size()) {
            throw new IllegalArgumentException("groups has " + groups.size() + " entries: must have one for each of "
                    + rewards.length + " rewards");
        }
        Map<Object, Moments> moments = new HashMap<>();
        for (int i = 0; i < rewards.length; i++) {
            if (!Double.isNaN(rewards[i])) {
                moments.computeIfAbsent(groups.get(i), group -> new Moments()).add(rewards[i]);
            }
        }
        double[] advantages = new double[rewards.length];
        Arrays.setAll(
                advantages,
                i -> Double.isNaN(rewards[i])
                        ? Double.NaN
                        : moments.get(groups.get(i)).advantage(rewards[i], scaled));
        return advantages;
    }

    /** Welford's running mean and sum of squares. */
    private static final class Moments {
        private int count;
        private double mean;
        private double squares;

        void add(double value) {
            count++;
            double delta = value - mean;
            mean += delta / count;
            squares += delta * (value - mean);
        }

        double advantage(double value, boolean scaled) {
            double deviation = count < 2 ? 0 : Math.sqrt(squares / (count - 1));
            return scaled ? (value - mean) / (deviation + EPSILON) : value - mean;
        }
    }
}
