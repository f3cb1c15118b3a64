package io.agon.benchmarks.ranking;

import java.util.SplittableRandom;

/** How true qualities are distributed; each has mean 0 and standard deviation 1. */
public enum Quality {
    /** The normal distribution. */
    NORMAL {
        @Override
        double draw(SplittableRandom random) {
            return random.nextGaussian();
        }
    },
    /** Student's distribution with 4 degrees of freedom: a few stand far out. */
    HEAVY {
        @Override
        double draw(SplittableRandom random) {
            double squares = 0;
            for (int i = 0; i < 4; i++) {
                double normal = random.nextGaussian();
                squares += normal * normal;
            }
            return random.nextGaussian() / Math.sqrt(squares / 4) / Math.sqrt(2);
        }
    },
    /** Three groups of near equals: a fifth good, half middling, the rest poor. */
    CLUSTERS {
        @Override
        double draw(SplittableRandom random) {
            double group = random.nextDouble();
            double centre = group < 0.2 ? 1.5 : group < 0.7 ? 0.1 : -7.0 / 6;
            return (centre + 0.2 * random.nextGaussian()) / CLUSTERS_DEVIATION;
        }
    };

    private static final double CLUSTERS_DEVIATION =
            Math.sqrt(0.2 * 1.5 * 1.5 + 0.5 * 0.01 + 0.3 * 49.0 / 36 + 0.2 * 0.2);

    abstract double draw(SplittableRandom random);
}
