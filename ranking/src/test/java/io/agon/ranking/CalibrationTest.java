package io.agon.ranking;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** Whether the model is as sure as it is right, with comparisons chosen adaptively, position bias and ties included. */
class CalibrationTest {
    private static final int WORLDS = 120;
    private static final int CANDIDATES = 40;
    private static final int TOP = 4;

    @Test
    void intervalsCoverAndTopProbabilitiesComeTrue() {
        double[] predicted = new double[10];
        double[] happened = new double[10];
        int[] count = new int[10];
        int covered = 0;
        int intervals = 0;
        for (int world = 0; world < WORLDS; world++) {
            SplittableRandom random = new SplittableRandom(world);
            double[] truth = Fields.truth(CANDIDATES, 0.966, random);
            Posterior posterior = play(truth, random, 4 + 2 * (world % 8));

            int[] best = Arrays.copyOf(byTruth(truth), TOP);
            double[] probabilities = posterior.topProbabilities(Ranks.all(CANDIDATES), TOP, world);
            for (int i = 0; i < CANDIDATES; i++) {
                RatingResult.Interval interval = posterior.interval(i, 0.9);
                covered += truth[i] >= interval.low() && truth[i] <= interval.high() ? 1 : 0;
                intervals++;
                int bin = Math.min(9, (int) (probabilities[i] * 10));
                int candidate = i;
                predicted[bin] += probabilities[i];
                happened[bin] += Arrays.stream(best).anyMatch(b -> b == candidate) ? 1 : 0;
                count[bin]++;
            }
        }

        double coverage = (double) covered / intervals;
        double reliabilityError = 0;
        for (int bin = 0; bin < 10; bin++) {
            reliabilityError += Math.abs(predicted[bin] - happened[bin]) / intervals;
        }
        assertThat(coverage).isBetween(0.88, 0.92);
        assertThat(reliabilityError).isLessThan(0.03);
        assertThat(count[9]).isGreaterThan(50);
    }

    private static Posterior play(double[] truth, SplittableRandom random, int rounds) {
        RatingEngine engine =
                new RatingEngine(BradleyTerry.Options.USUAL, Collections.nCopies(CANDIDATES, Prior.UNKNOWN), 1);
        for (int round = 0; round < rounds; round++) {
            for (PairingMethod.Pairing p : engine.pair(Ranks.all(CANDIDATES), List.of(), TOP, 20, round)) {
                engine.add(Fields.judge(truth, p.first(), p.second(), 0.5, 0.2, random));
            }
        }
        return engine.posterior();
    }

    private static int[] byTruth(double[] truth) {
        return IntStream.range(0, truth.length)
                .boxed()
                .sorted((a, b) -> Double.compare(truth[b], truth[a]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
