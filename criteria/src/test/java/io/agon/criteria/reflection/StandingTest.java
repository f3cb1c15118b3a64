package io.agon.criteria.reflection;

import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class StandingTest {
    private static final double NOISE = 0.04;
    private static final double CHANGE = 0.03;
    private static final double EXPECTED = 0.01;
    private static final Standing.Revising REVISING = new Standing.Revising(EXPECTED, CHANGE * CHANGE, NOISE * NOISE);

    /** Revisions that change little on average, each kept where it looks better: what is believed then is not too high. */
    @Test
    void isNotTakenInByWhatWasKeptBecauseItLookedBetter() {
        SplittableRandom random = new SplittableRandom(3);
        double believed = 0;
        double naive = 0;
        int chains = 4_000;
        for (int chain = 0; chain < chains; chain++) {
            double truth = 0.5;
            double seen = truth + NOISE * random.nextGaussian();
            double looks = seen;
            double looksTruth = truth;
            Standing standing = new Standing(seen, NOISE * NOISE);
            for (int i = 0; i < 8; i++) {
                double change = EXPECTED + CHANGE * random.nextGaussian();
                double noise = NOISE * random.nextGaussian();
                double revised = truth + change + noise;
                if (revised > standing.mean()) {
                    standing = standing.kept(revised, REVISING);
                    truth += change;
                } else {
                    standing = standing.rejected(revised, REVISING);
                }
                if (looksTruth + change + noise > looks) {
                    looks = looksTruth + change + noise;
                    looksTruth += change;
                }
            }
            believed += (standing.mean() - truth) / chains;
            naive += (looks - looksTruth) / chains;
        }

        assertThat(believed).isCloseTo(0, within(0.002));
        assertThat(naive).isGreaterThan(0.03);
    }

    @Test
    void leansOnWhatIsSeenAsFarAsThatIsSurer() {
        Standing sure = new Standing(0.5, 0);

        assertThat(sure.kept(0.9, new Standing.Revising(0, 0, 0.01))).isEqualTo(sure);
        assertThat(sure.rejected(0.1, REVISING)).isEqualTo(sure);
        assertThat(sure.kept(0.9, new Standing.Revising(0, 0.01, 1e-9)).mean()).isCloseTo(0.9, within(1e-6));
        Standing half = new Standing(0.5, 0.01).kept(0.7, new Standing.Revising(0, 0, 0.01));
        assertThat(half.mean()).isCloseTo(0.6, within(1e-12));
        assertThat(half.variance()).isCloseTo(0.005, within(1e-12));
    }
}
