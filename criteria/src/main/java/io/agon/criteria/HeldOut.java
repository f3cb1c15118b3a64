package io.agon.criteria;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * Criteria that were validated and weighted on some preferences, and tried on others, beside a rubric whose weights somebody set.
 * Whole clusters are on one side or the other.
 *
 * @param validation on the preferences learnt from
 * @param learnt how many these were
 * @param tested how many were held out, those that are not decided left out
 * @param criteria share of the held-out preferences that the kept criteria are right about
 * @param rubric the same of the rubric
 * @param difference criteria less rubric, over the same clusters drawn again
 */
public record HeldOut(
        Validation validation, int learnt, int tested, Interval criteria, Interval rubric, Interval difference) {
    /**
     * Learns and tries.
     *
     * @param names of the criteria, in the order of the preferences' margins
     * @param agreement of judges on each, NaN where it is not known
     * @param lean of the rubric on each preference, above 0 towards the first
     * @param share of the clusters to learn from, above 0 and below 1
     */
    public static HeldOut of(
            List<String> names,
            List<Double> agreement,
            List<Preference> preferences,
            ToDoubleFunction<Preference> lean,
            double share,
            Validation.Options options) {
        Map<String, List<Preference>> clusters = new LinkedHashMap<>();
        preferences.forEach(preference -> clusters.computeIfAbsent(preference.cluster(), key -> new ArrayList<>())
                .add(preference));
        List<String> order = new ArrayList<>(clusters.keySet());
        Collections.shuffle(order, new Random(options.seed()));
        int learning = (int) Math.round(share * order.size());
        if (learning == 0 || learning == order.size()) {
            throw new IllegalArgumentException("preferences have " + order.size()
                    + " clusters: must have enough that some are learnt from and some held out");
        }
        List<Preference> learnt = new ArrayList<>();
        List<List<Preference>> tested = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            if (i < learning) {
                learnt.addAll(clusters.get(order.get(i)));
            } else {
                tested.add(clusters.get(order.get(i)).stream()
                        .filter(Preference::decided)
                        .toList());
            }
        }
        Validation validation = Validation.of(names, agreement, learnt, options);
        ToDoubleFunction<Preference> kept = preference -> {
            double sum = 0;
            for (int i = 0; i < names.size(); i++) {
                sum += validation.criteria().get(i).weight()
                        * preference.margins().get(i);
            }
            return sum;
        };
        List<double[]> right = new ArrayList<>();
        int count = 0;
        for (List<Preference> cluster : tested) {
            double[] sums = new double[3];
            for (Preference preference : cluster) {
                double side = Math.signum(preference.first() - 0.5);
                sums[0] += 0.5 + Math.signum(kept.applyAsDouble(preference)) * side / 2;
                sums[1] += 0.5 + Math.signum(lean.applyAsDouble(preference)) * side / 2;
                sums[2]++;
            }
            right.add(sums);
            count += cluster.size();
        }
        return new HeldOut(
                validation,
                learnt.size(),
                count,
                over(right, sums -> sums[0] / sums[2], options),
                over(right, sums -> sums[1] / sums[2], options),
                over(right, sums -> (sums[0] - sums[1]) / sums[2], options));
    }

    private static Interval over(
            List<double[]> clusters, ToDoubleFunction<double[]> value, Validation.Options options) {
        return Bootstrap.of(
                clusters.size(),
                drawn -> {
                    double[] sums = new double[3];
                    for (int cluster : drawn) {
                        for (int i = 0; i < sums.length; i++) {
                            sums[i] += clusters.get(cluster)[i];
                        }
                    }
                    return value.applyAsDouble(sums);
                },
                options.level(),
                options.resamples(),
                options.seed());
    }
}
