package io.agon.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Which texts of two sets are compared, fixed before the first is. The smaller set's texts are dealt equal shares of the other set, without
 * overlap: a text and its share are a cluster, and clusters have no text in common, so that they are independent where texts are.
 * Comparisons are spread evenly over clusters, and over the pairs of a cluster.
 *
 * @param comparisons in the order in which they are made
 */
public record Plan(List<Comparison> comparisons) {
    public Plan {
        comparisons = List.copyOf(comparisons);
    }

    /**
     * Two texts that are compared, in both orders.
     *
     * @param ours index of a text of the set in question
     * @param theirs index of a text of the other set
     * @param cluster from 0
     * @param repeat how often the same two were compared before
     */
    public record Comparison(int ours, int theirs, int cluster, int repeat) {}

    /**
     * Draws a plan.
     *
     * @param ours texts of the set in question, at least 1
     * @param theirs texts of the other set, at least 1
     * @param comparisons at least 1
     * @param seed all that is drawn comes from it
     */
    public static Plan drawn(int ours, int theirs, int comparisons, long seed) {
        if (ours < 1 || theirs < 1 || comparisons < 1) {
            throw new IllegalArgumentException("ours is " + ours + ", theirs " + theirs + ", comparisons " + comparisons
                    + ": each must be at least 1");
        }
        RandomGenerator random = new Random(seed);
        boolean fewerOurs = ours <= theirs;
        List<Integer> few = shuffled(Math.min(ours, theirs), random);
        List<Integer> many = shuffled(Math.max(ours, theirs), random);
        int clusters = Math.min(few.size(), comparisons);
        List<Comparison> drawn = new ArrayList<>();
        for (int n = 0; n < comparisons; n++) {
            int cluster = n % clusters;
            int round = n / clusters;
            // the cluster's share: every clusters-th of the many
            int share = (many.size() - cluster - 1) / clusters + 1;
            int one = few.get(cluster);
            int other = many.get(cluster + round % share * clusters);
            drawn.add(new Comparison(fewerOurs ? one : other, fewerOurs ? other : one, cluster, round / share));
        }
        return new Plan(drawn);
    }

    private static List<Integer> shuffled(int size, RandomGenerator random) {
        List<Integer> indices = new ArrayList<>(IntStream.range(0, size).boxed().toList());
        Collections.shuffle(indices, Random.from(random));
        return indices;
    }
}
