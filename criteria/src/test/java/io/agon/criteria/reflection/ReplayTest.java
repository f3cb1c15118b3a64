package io.agon.criteria.reflection;

import io.agon.criteria.reflection.Replay.Choice;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ReplayTest {
    private static final Belief FRESH = new Belief(0.02, 0.01, 0.01);
    private static final Replay REPLAY = new Replay(FRESH);

    @Property
    void lessonsKeepMeanAndSpreadOfTheirGains(
            @ForAll @Size(min = 1, max = 40) List<@DoubleRange(min = -1, max = 1) Double> gains) {
        Lesson lesson = Lesson.untried("l", "c", "a");
        for (double gain : gains) {
            lesson = lesson.after(gain, true);
        }

        double mean = gains.stream().mapToDouble(g -> g).average().orElseThrow();
        assertThat(lesson.uses()).isEqualTo(gains.size());
        assertThat(lesson.gain()).isCloseTo(mean, within(1e-12));
        assertThat(lesson.squares())
                .isCloseTo(
                        gains.stream().mapToDouble(g -> (g - mean) * (g - mean)).sum(), within(1e-9));
    }

    @Test
    void improvementIsTheMeanOfGainsWhoseHarmIsNotTaken() {
        Belief belief = new Belief(-0.05, 0.02, 0.03);
        SplittableRandom random = new SplittableRandom(2);
        double mean = IntStream.range(0, 400_000)
                .mapToDouble(i -> Math.max(0, random.nextGaussian(-0.05, Math.sqrt(0.05))))
                .average()
                .orElseThrow();

        assertThat(belief.improvement()).isCloseTo(mean, within(1e-3));
        assertThat(new Belief(5, 0.01, 0.01).improvement()).isCloseTo(5, within(1e-6));
        assertThat(new Belief(-5, 0.01, 0.01).improvement()).isCloseTo(0, within(1e-6));
    }

    @Test
    void whatWasGainedElsewhereCountsAsFarAsItIsAlike() {
        Lesson lesson = new Lesson("l", "c", "a", 20, 1, 0.3, 0.1);

        assertThat(REPLAY.belief(new Recalled(lesson, 1)).mean()).isBetween(0.25, 0.3);
        assertThat(REPLAY.belief(new Recalled(lesson, 0.05)).mean()).isBetween(FRESH.mean(), 0.2);
        assertThat(REPLAY.belief(new Recalled(lesson, 0))).isEqualTo(FRESH);
    }

    @Test
    void whatIsBelievedOfSomethingNewComesFromWhatTheOthersGained() {
        SplittableRandom random = new SplittableRandom(4);
        List<Recalled> recalled = IntStream.range(0, 400)
                .mapToObj(i -> {
                    double truth = random.nextGaussian(0.1, 0.05);
                    Lesson lesson = Lesson.untried("l" + i, "c", "a");
                    for (int use = 0; use < 5; use++) {
                        lesson = lesson.after(random.nextGaussian(truth, 0.08), true);
                    }
                    return new Recalled(lesson, 1);
                })
                .toList();

        Belief learnt = FRESH.amid(recalled, 4);

        assertThat(learnt.mean()).isCloseTo(0.1, within(0.01));
        assertThat(Math.sqrt(learnt.variance())).isCloseTo(0.05, within(0.01));
        assertThat(Math.sqrt(learnt.noise())).isCloseTo(0.08, within(0.005));
        assertThat(FRESH.amid(List.of(), 4)).isEqualTo(FRESH);
        assertThat(FRESH.amid(
                                recalled.stream()
                                        .map(one -> new Recalled(one.lesson(), 0))
                                        .toList(),
                                4)
                        .mean())
                .isCloseTo(FRESH.mean(), within(1e-12));
    }

    @Test
    void stopsWhereNoTryIsWorthItsCost() {
        List<Recalled> bad = List.of(new Recalled(new Lesson("l", "c", "a", 50, 1, -0.2, 0.1), 1));
        double worth = FRESH.improvement();

        assertThat(REPLAY.choose(bad, worth * 0.99, new SplittableRandom(1))).isPresent();
        assertThat(REPLAY.choose(bad, worth * 1.01, new SplittableRandom(1))).isEmpty();
        assertThat(REPLAY.choose(
                        List.of(new Recalled(new Lesson("l", "c", "a", 50, 1, 0.4, 0.1), 1)),
                        worth * 1.01,
                        new SplittableRandom(1)))
                .isPresent();
    }

    /** Ten actions of which two help: used by their lessons they gain more than taken at random, and nearly as much as if known. */
    @Test
    void findsTheActionsThatHelp() {
        double[] truth = {0.15, 0.12, 0, 0, 0, -0.05, -0.05, 0, 0.02, -0.1};
        double learnt = 0;
        double random = 0;
        int tries = 300;
        SplittableRandom luck = new SplittableRandom(11);
        List<Lesson> lessons = new ArrayList<>();
        for (int i = 0; i < tries; i++) {
            Choice choice = REPLAY.choose(
                            lessons.stream()
                                    .map(lesson -> new Recalled(lesson, 1))
                                    .toList(),
                            0,
                            luck)
                    .orElseThrow();
            int action = switch (choice) {
                case Choice.Again(Recalled recalled) ->
                    Integer.parseInt(recalled.lesson().id());
                case Choice.Fresh() -> luck.nextInt(truth.length);
            };
            double gain = luck.nextGaussian(truth[action], 0.1);
            learnt += Math.max(0, gain) / tries;
            random += Math.max(0, luck.nextGaussian(truth[luck.nextInt(truth.length)], 0.1)) / tries;
            String id = Integer.toString(action);
            Lesson known = lessons.stream()
                    .filter(lesson -> lesson.id().equals(id))
                    .findFirst()
                    .orElse(Lesson.untried(id, "c", id));
            lessons.remove(known);
            lessons.add(known.after(gain, choice instanceof Choice.Fresh));
        }
        double best = IntStream.range(0, 100_000)
                .mapToDouble(i ->
                        Math.max(0, luck.nextGaussian(Arrays.stream(truth).max().orElseThrow(), 0.1)))
                .average()
                .orElseThrow();

        assertThat(learnt).isGreaterThan(2 * random);
        assertThat(learnt).isGreaterThan(0.75 * best);
    }
}
