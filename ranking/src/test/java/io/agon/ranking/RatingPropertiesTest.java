package io.agon.ranking;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class RatingPropertiesTest {
    private static final int CANDIDATES = 8;
    private final BradleyTerry model = new BradleyTerry();

    @Provide
    Arbitrary<List<Comparison>> comparisons() {
        Arbitrary<Integer> first = Arbitraries.integers().between(0, CANDIDATES - 1);
        Arbitrary<Integer> step = Arbitraries.integers().between(1, CANDIDATES - 1);
        Arbitrary<Double> score = Arbitraries.of(0.0, 0.5, 1.0, 0.2, 0.93);
        return Combinators.combine(first, step, Arbitraries.integers().between(0, 1), score)
                .as((f, s, judge, y) -> new Comparison(f, (f + s) % CANDIDATES, judge, y))
                .list()
                .ofMaxSize(60);
    }

    @Property(tries = 150, seed = "11", shrinking = ShrinkingMode.BOUNDED)
    void doesNotDependOnTheOrderOfVerdicts(@ForAll("comparisons") List<Comparison> comparisons, @ForAll long seed) {
        List<Comparison> shuffled = new ArrayList<>(comparisons);
        Collections.shuffle(shuffled, new Random(seed));

        Posterior one = model.rate(Field.of(CANDIDATES, 2, comparisons));
        Posterior other = model.rate(Field.of(CANDIDATES, 2, shuffled));

        for (int i = 0; i < CANDIDATES; i++) {
            assertThat(other.mean(i)).isEqualTo(one.mean(i));
            assertThat(other.variance(i)).isEqualTo(one.variance(i));
        }
    }

    @Property(tries = 150, seed = "12", shrinking = ShrinkingMode.BOUNDED)
    void doesNotDependOnNames(@ForAll("comparisons") List<Comparison> comparisons, @ForAll long seed) {
        List<Integer> names = new ArrayList<>();
        for (int i = 0; i < CANDIDATES; i++) {
            names.add(i);
        }
        Collections.shuffle(names, new Random(seed));
        List<Comparison> renamed = comparisons.stream()
                .map(c -> new Comparison(names.get(c.first()), names.get(c.second()), c.judge(), c.score()))
                .toList();

        Posterior one = model.rate(Field.of(CANDIDATES, 2, comparisons));
        Posterior other = model.rate(Field.of(CANDIDATES, 2, renamed));

        for (int i = 0; i < CANDIDATES; i++) {
            assertThat(other.mean(names.get(i))).isCloseTo(one.mean(i), within(1e-3));
            assertThat(other.variance(names.get(i))).isCloseTo(one.variance(i), within(1e-3));
        }
    }

    @Property(tries = 150, seed = "13", shrinking = ShrinkingMode.BOUNDED)
    void turnsRatingsAroundWhenEveryVerdictIs(@ForAll("comparisons") List<Comparison> comparisons) {
        List<Comparison> reversed = comparisons.stream()
                .map(c -> new Comparison(c.first(), c.second(), c.judge(), 1 - c.score()))
                .toList();

        Posterior one = model.rate(Field.of(CANDIDATES, 2, comparisons));
        Posterior other = model.rate(Field.of(CANDIDATES, 2, reversed));

        for (int i = 0; i < CANDIDATES; i++) {
            assertThat(other.mean(i)).isCloseTo(-one.mean(i), within(1e-3));
        }
        assertThat(other.positionBias(1, 0.9).estimate())
                .isCloseTo(-one.positionBias(1, 0.9).estimate(), within(1e-3));
    }

    @Property(tries = 150, seed = "14", shrinking = ShrinkingMode.BOUNDED)
    void neverLowersTheWinnerForAWin(
            @ForAll("comparisons") List<Comparison> comparisons,
            @ForAll @IntRange(min = 0, max = CANDIDATES - 1) int winner,
            @ForAll @IntRange(min = 1, max = CANDIDATES - 1) int step) {
        // with the spread and the persistence of the field given; estimating them moves everyone a little
        BradleyTerry fixed =
                new BradleyTerry(BradleyTerry.Options.USUAL.withFixedSpread(1.2).withFixedEffects(0.1, 0.1));
        List<Comparison> more = new ArrayList<>(comparisons);
        more.add(new Comparison(winner, (winner + step) % CANDIDATES, 0, 1));

        double before = fixed.rate(Field.of(CANDIDATES, 2, comparisons)).mean(winner);
        double after = fixed.rate(Field.of(CANDIDATES, 2, more)).mean(winner);

        assertThat(after).isGreaterThan(before);
    }

    @Property(tries = 60, seed = "15", shrinking = ShrinkingMode.BOUNDED)
    void staysFiniteHoweverOneSided(
            @ForAll @IntRange(min = 1, max = 2000) int wins, @ForAll @IntRange(min = 2, max = 320) int candidates) {
        // perfect records, and everyone beyond the first two is never compared
        List<Comparison> comparisons = Collections.nCopies(wins, new Comparison(0, 1, 0, 1));

        Posterior posterior = model.rate(Field.of(candidates, 1, comparisons));

        for (int i = 0; i < candidates; i++) {
            assertThat(posterior.mean(i)).isFinite();
            assertThat(posterior.variance(i)).isPositive().isFinite();
        }
        assertThat(posterior.mean(0)).isGreaterThan(posterior.mean(1));
    }

    @Property(tries = 10, seed = "16", shrinking = ShrinkingMode.OFF)
    void comesCloserToTheTruthWithMoreVerdicts(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] truth = Fields.truth(15, 1, random);
        List<Comparison> comparisons = Fields.random(truth, 6000, 0.5, 0.2, random);

        assertThat(error(truth, comparisons)).isLessThan(0.2);
        assertThat(error(truth, comparisons)).isLessThan(error(truth, comparisons.subList(0, 60)));
    }

    private double error(double[] truth, List<Comparison> comparisons) {
        Posterior posterior = model.rate(Field.of(truth.length, 1, comparisons));
        double middle = 0;
        for (int i = 0; i < truth.length; i++) {
            middle += (truth[i] - posterior.mean(i)) / truth.length;
        }
        double squares = 0;
        for (int i = 0; i < truth.length; i++) {
            double error = truth[i] - posterior.mean(i) - middle;
            squares += error * error / truth.length;
        }
        return Math.sqrt(squares);
    }
}
