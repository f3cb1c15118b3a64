package io.agon.ranking;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class LineageTest {
    private static final List<Prior> FAMILY = List.of(
            Prior.UNKNOWN,
            Prior.UNKNOWN,
            new Prior.Offspring(0, 0),
            new Prior.Offspring(0, 1),
            new Prior.Offspring(2, 0));

    private static Posterior rate(Comparison... comparisons) {
        return new BradleyTerry().rate(new Field(FAMILY, 1, List.of(comparisons)));
    }

    @Test
    void expectsTheParentsRatingBeforeAnythingWasSeen() {
        Posterior posterior = new BradleyTerry()
                .rate(new Field(List.of(new Prior.Independent(1.5, 0.1), new Prior.Offspring(0, 0)), 1, List.of()));

        assertThat(posterior.mean(1)).isCloseTo(1.5, within(1e-9));
        assertThat(posterior.variance(1)).isCloseTo(0.1 + 0.36 + 0.25 + 0.09 + 0.09, within(1e-6));
        assertThat(posterior.revision().gains()).containsExactly(0.0);
        assertThat(posterior.revision().spread()).isCloseTo(0.6, within(1e-9));
    }

    @Test
    void handsWhatVerdictsSayDownAndUp() {
        Posterior parentWon = rate(new Comparison(0, 1, 0, 1), new Comparison(1, 0, 0, 0));
        Posterior grandchildWon = rate(new Comparison(4, 1, 0, 1), new Comparison(1, 4, 0, 0));

        assertThat(parentWon.mean(2)).isCloseTo(parentWon.mean(0), within(0.05));
        assertThat(parentWon.mean(4)).isPositive();
        assertThat(grandchildWon.mean(0)).isPositive();
        assertThat(grandchildWon.mean(2)).isGreaterThan(grandchildWon.mean(0));
        assertThat(grandchildWon.mean(4)).isGreaterThan(grandchildWon.mean(2));
        assertThat(grandchildWon.mean(3)).as("a sibling of the winner's parent").isPositive();
    }

    @ParameterizedTest
    @CsvSource({"60, 100", "200, 100", "120, 20", "200, 20"})
    void learnsGainsSpreadAndWhichObjectiveHelps(int parents, int comparisonsEach) {
        SplittableRandom random = new SplittableRandom(17);
        double[] truth = new double[2 * parents];
        List<Prior> priors = new ArrayList<>(Collections.nCopies(parents, Prior.UNKNOWN));
        for (int i = 0; i < parents; i++) {
            truth[i] = random.nextGaussian();
            truth[parents + i] = truth[i] + (i % 2 == 0 ? 0.8 : 0.0) + 0.4 * random.nextGaussian();
            priors.add(new Prior.Offspring(i, i % 2));
        }

        Posterior posterior = new BradleyTerry()
                .rate(new Field(priors, 1, Fields.random(truth, comparisonsEach * parents, 0.3, 0.1, random)));

        Posterior.Revision revision = posterior.revision();
        assertThat(revision.gains().get(0)).isCloseTo(0.8, within(0.25));
        assertThat(revision.gains().get(1)).isCloseTo(0, within(0.25));
        assertThat(revision.spread()).isCloseTo(0.4, within(0.15));
    }

    @Test
    void doesNotHoldTheLuckOfSelectedParentsAgainstTheirChildren() {
        SplittableRandom random = new SplittableRandom(5);
        double gain = 0;
        int worlds = 40;
        for (int world = 0; world < worlds; world++) {
            double[] truth = new double[60];
            for (int i = 0; i < 40; i++) {
                truth[i] = random.nextGaussian();
            }
            List<Comparison> comparisons =
                    new ArrayList<>(Fields.random(java.util.Arrays.copyOf(truth, 40), 80, 0.3, 0.1, random));
            int[] ranked = Ranks.byRating(
                    new BradleyTerry().rate(Field.of(40, 1, comparisons)),
                    java.util.stream.IntStream.range(0, 40).toArray());
            List<Prior> priors = new ArrayList<>(Collections.nCopies(40, Prior.UNKNOWN));
            for (int c = 0; c < 20; c++) {
                truth[40 + c] = truth[ranked[c % 5]] + 0.4 * random.nextGaussian();
                priors.add(new Prior.Offspring(ranked[c % 5], 0));
            }
            comparisons.addAll(Fields.random(truth, 400, 0.3, 0.1, random));

            gain += new BradleyTerry()
                            .rate(new Field(priors, 1, comparisons))
                            .revision()
                            .gains()
                            .get(0)
                    / worlds;
        }

        assertThat(gain).isCloseTo(0, within(0.12));
    }

    /** Children gain much, grandchildren nothing: a gain that was learnt on founders is not carried on unchecked. */
    @Test
    void learnsForEachDepthWhatRevisingGains() {
        SplittableRandom random = new SplittableRandom(11);
        int each = 30;
        double[] truth = new double[3 * each];
        List<Prior> priors = new ArrayList<>(Collections.nCopies(each, Prior.UNKNOWN));
        for (int i = 0; i < each; i++) {
            truth[i] = random.nextGaussian();
            truth[each + i] = truth[i] + 1.5 + 0.3 * random.nextGaussian();
            priors.add(new Prior.Offspring(i, i % 2));
        }
        for (int i = 0; i < each; i++) {
            truth[2 * each + i] = truth[each + i] + 0.3 * random.nextGaussian();
            priors.add(new Prior.Offspring(each + i, i % 2));
        }
        List<Comparison> comparisons =
                new ArrayList<>(Fields.random(java.util.Arrays.copyOf(truth, 2 * each), 2_000, 0.3, 0.1, random));
        Posterior before = new BradleyTerry().rate(new Field(priors, 1, comparisons));
        comparisons.addAll(Fields.random(truth, 400, 0.3, 0.1, random));
        Posterior after = new BradleyTerry().rate(new Field(priors, 1, comparisons));

        assertThat(level(before, 2 * each) - level(before, each)).isBetween(0.5, 1.4);
        assertThat(level(after, each) - level(after, 0)).isCloseTo(1.5, within(0.3));
        assertThat(level(after, 2 * each) - level(after, each)).isCloseTo(0, within(0.3));
    }

    private static double level(Posterior posterior, int from) {
        double sum = 0;
        for (int i = from; i < from + 30; i++) {
            sum += posterior.mean(i) / 30;
        }
        return sum;
    }

    @Test
    void agreesWithTheEngineThatCandidatesJoin() {
        SplittableRandom random = new SplittableRandom(3);
        double[] truth = {1, -0.5, 1.4, 0.9, 2};
        List<Comparison> comparisons = Fields.random(truth, 300, 0.3, 0.1, random);
        RatingEngine engine = new RatingEngine(BradleyTerry.Options.USUAL, FAMILY.subList(0, 2), 1);
        engine.posterior();
        FAMILY.subList(2, 5).forEach(engine::addCandidate);
        comparisons.forEach(engine::add);

        Posterior whole = new BradleyTerry().rate(new Field(FAMILY, 1, comparisons));

        for (int i = 0; i < truth.length; i++) {
            assertThat(engine.posterior().mean(i)).isCloseTo(whole.mean(i), within(0.02));
        }
    }

    @Test
    void letsManyJoin() {
        RatingEngine engine = new RatingEngine(BradleyTerry.Options.USUAL, FAMILY, 1);
        engine.add(new Comparison(0, 1, 0, 1));
        double parent = engine.posterior().mean(0);
        for (int i = 0; i < 500; i++) {
            engine.addCandidate(new Prior.Offspring(0, 0));
        }

        assertThat(engine.posterior().mean(504)).isCloseTo(parent, within(0.05));
    }

    @Test
    void refusesAParentThatComesLater() {
        var field = new Field(List.of(Prior.UNKNOWN, new Prior.Offspring(1, 0)), 1, List.of());

        assertThatThrownBy(() -> new BradleyTerry().rate(field)).hasMessageContaining("must come before its offspring");
        assertThatThrownBy(() -> new Prior.Offspring(-1, 0)).hasMessageContaining("parent is -1");
        assertThatThrownBy(() -> new Prior.Offspring(0, -1)).hasMessageContaining("objective is -1");
    }
}
