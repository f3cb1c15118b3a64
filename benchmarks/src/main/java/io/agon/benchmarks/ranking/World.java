package io.agon.benchmarks.ranking;

import io.agon.ranking.PairingMethod.Pairing;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Candidates of known quality and a judge. Everything that persists comes from the seed; noise comes with each call. */
final class World {
    private final Setting.Judging judging;
    private final long seed;
    private double[] quality;

    World(Setting.Judging judging, int candidates, long seed) {
        this.judging = judging;
        this.seed = seed;
        SplittableRandom random = new SplittableRandom(seed);
        this.quality = new double[candidates];
        for (int i = 0; i < candidates; i++) {
            quality[i] = judging.separation() * judging.quality().draw(random);
        }
    }

    int size() {
        return quality.length;
    }

    double quality(int candidate) {
        return quality[candidate];
    }

    /** Adds a candidate of this quality; returns its index. */
    int add(double value) {
        quality = Arrays.copyOf(quality, quality.length + 1);
        quality[quality.length - 1] = value;
        return quality.length - 1;
    }

    /** One call: the score of the first, or nothing where the reply is unreadable. */
    OptionalDouble judge(Pairing pairing, SplittableRandom noise) {
        int first = pairing.first();
        int second = pairing.second();
        boolean unreadable = noise.nextDouble() < judging.voids();
        double drawn = noise.nextDouble();
        if (unreadable) {
            return OptionalDouble.empty();
        }
        int low = Math.min(first, second);
        int high = Math.max(first, second);
        double odds = quality[first] - quality[second] + judging.positionBias();
        if (judging.pairEffect() > 0) {
            double effect = judging.pairEffect() * persistent(low, high, 1).nextGaussian();
            odds += first == low ? effect : -effect;
        }
        if (judging.biasSpread() > 0) {
            odds += judging.biasSpread() * persistent(low, high, 2).nextGaussian();
        }
        double luck = judging.deterministic() ? persistent(first, second, 3).nextDouble() : drawn;
        double win = Math.exp(0.5 * odds);
        double loss = 1 / win;
        double place = luck * (win + judging.tie() + loss);
        return OptionalDouble.of(place < win ? 1 : place < win + judging.tie() ? 0.5 : 0);
    }

    private SplittableRandom persistent(int a, int b, int purpose) {
        return new SplittableRandom(Seeds.mix(seed, ((long) a << 32) | b, purpose));
    }

    /** Mean quality of the true best {@code k} among these. */
    double best(int[] among, int k) {
        double[] sorted =
                Arrays.stream(among).mapToDouble(i -> quality[i]).sorted().toArray();
        return Arrays.stream(sorted, sorted.length - k, sorted.length).average().orElseThrow();
    }

    double mean(int[] candidates) {
        return Arrays.stream(candidates).mapToDouble(i -> quality[i]).average().orElseThrow();
    }

    /** Share of the true best that are among the chosen. */
    double overlap(int[] chosen) {
        int[] best = IntStream.range(0, quality.length)
                .boxed()
                .sorted((a, b) -> Double.compare(quality[b], quality[a]))
                .limit(chosen.length)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
        return Arrays.stream(chosen)
                        .filter(i -> Arrays.binarySearch(best, i) >= 0)
                        .count()
                / (double) chosen.length;
    }
}
