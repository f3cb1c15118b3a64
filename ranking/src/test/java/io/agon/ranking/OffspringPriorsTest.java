package io.agon.ranking;

import io.agon.ranking.OffspringPriors.Offspring;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class OffspringPriorsTest {
    @Test
    void expectsTheParentBeforeAnythingWasSeen() {
        Prior prior = OffspringPriors.unlearnt(2).of(1.5, 0.1, 1);

        assertThat(prior.mean()).isEqualTo(1.5);
        assertThat(prior.variance()).isCloseTo(0.1 + 0.36, within(1e-12));
    }

    @Test
    void learnsOffsetSpreadAndWhichObjectiveHelps() {
        SplittableRandom random = new SplittableRandom(17);
        int parents = 60;
        double[] truth = new double[2 * parents];
        List<Offspring> offspring = new ArrayList<>();
        for (int i = 0; i < parents; i++) {
            truth[i] = random.nextGaussian();
            truth[parents + i] = truth[i] + (i % 2 == 0 ? 0.8 : 0.0) + 0.4 * random.nextGaussian();
            offspring.add(new Offspring(parents + i, i, i % 2));
        }
        Posterior posterior =
                new BradleyTerry().rate(Field.of(truth.length, 1, Fields.random(truth, 6000, 0.3, 0.1, random)));

        OffspringPriors learnt = OffspringPriors.learn(posterior, offspring, 2);

        assertThat(learnt.offset(0)).isCloseTo(0.8, within(0.25));
        assertThat(learnt.offset(1)).isCloseTo(0, within(0.25));
        assertThat(learnt.spread()).isCloseTo(0.4, within(0.15));
    }

    @Test
    void learnsNothingFromOffspringThatNobodyCompared() {
        Posterior posterior = new BradleyTerry().rate(Field.of(4, 1, List.of()));

        OffspringPriors learnt = OffspringPriors.learn(posterior, List.of(new Offspring(2, 0, 0)), 1);

        assertThat(learnt.offset()).isZero();
        assertThat(learnt.spread()).isCloseTo(0.6, within(1e-9));
    }
}
