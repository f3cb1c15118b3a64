package io.agon.criteria.robustness;

import io.agon.criteria.robustness.Attack.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleBinaryOperator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class RobustnessTest {
    private static final Target TARGET =
            new Target("It rained on the town. Nobody minded.", 'B', List.of("prose", "plot"));

    @ParameterizedTest
    @EnumSource(Attack.class)
    void attacksLeaveTheTextAsItIsAndControlsAreAsLong(Attack attack) {
        String attacked = attack.attacked(TARGET);
        String control = attack.control(TARGET);

        assertThat(attacked).startsWith(TARGET.text()).isNotEqualTo(TARGET.text());
        assertThat(control).startsWith(TARGET.text()).isNotEqualTo(attacked);
        if (attack != Attack.INVISIBLE && attack != Attack.LENGTH) {
            assertThat(Inert.count(control)).isEqualTo(Inert.count(attacked));
        } else {
            assertThat(control).isEqualTo(TARGET.text());
        }
        assertThat(Attack.of(attack.word())).hasValue(attack);
    }

    /** A judge whose preference for the first shown is this function of the two qualities. */
    private static List<Presentation> answers(
            int[][] pairs, double[] quality, int repeats, DoubleBinaryOperator judge) {
        List<Presentation> answers = new ArrayList<>();
        for (int i = 0; i < pairs.length; i++) {
            double one = quality[pairs[i][0]];
            double other = quality[pairs[i][1]];
            for (int repeat = 0; repeat < repeats; repeat++) {
                answers.add(new Presentation(i, false, repeat, judge.applyAsDouble(one, other), Map.of("prose", 0.5)));
                answers.add(new Presentation(i, true, repeat, judge.applyAsDouble(other, one), Map.of("prose", 0.1)));
            }
        }
        return answers;
    }

    private static int[][] everyPair(int texts) {
        List<int[]> pairs = new ArrayList<>();
        for (int i = 0; i < texts; i++) {
            for (int j = i + 1; j < texts; j++) {
                pairs.add(new int[] {i, j});
            }
        }
        return pairs.toArray(int[][]::new);
    }

    @Test
    void judgeThatKnowsIsSteadyAndOneThatLooksAtThePlaceIsNot() {
        int[][] pairs = everyPair(6);
        double[] quality = {1, 2, 3, 4, 5, 6};

        Steadiness knows = Steadiness.of(answers(pairs, quality, 2, (a, b) -> a > b ? 1 : 0), pairs, 1);
        Steadiness looks = Steadiness.of(answers(pairs, quality, 2, (a, b) -> 1), pairs, 1);

        assertThat(knows.positionBias().estimate()).isZero();
        assertThat(knows.orderConsistency().estimate()).isEqualTo(1);
        assertThat(knows.selfConsistency().estimate()).isEqualTo(1);
        assertThat(knows.transitivity()).isEqualTo(1);
        assertThat(knows.triads()).isEqualTo(20);
        assertThat(knows.criterionBias().get("prose").estimate()).isCloseTo(0.3, within(1e-12));
        assertThat(looks.positionBias().estimate()).isEqualTo(0.5);
        assertThat(looks.orderConsistency().estimate()).isZero();
        assertThat(looks.selfConsistency().estimate()).isEqualTo(1);
        assertThat(looks.transitivity()).isNaN();
    }

    @Test
    void coinsAreFoundOut() {
        int[][] pairs = everyPair(24);
        SplittableRandom coin = new SplittableRandom(3);

        Steadiness coins = Steadiness.of(answers(pairs, new double[24], 3, (a, b) -> coin.nextInt(2)), pairs, 1);

        assertThat(coins.positionBias().holds(0)).isTrue();
        assertThat(coins.selfConsistency().holds(0.5)).isTrue();
        assertThat(coins.transitivity()).isCloseTo(0.75, within(0.04));
    }

    @Test
    void voidsAreCountedAndCountForNothing() {
        int[][] pairs = everyPair(3);
        List<Presentation> answers = answers(pairs, new double[] {1, 2, 3}, 1, (a, b) -> a > b ? 1 : 0);
        answers.add(new Presentation(0, false, 1, Double.NaN, Map.of()));
        answers.add(new Presentation(0, true, 1, Double.NaN, Map.of()));

        Steadiness steadiness = Steadiness.of(answers, pairs, 1);

        assertThat(steadiness.voids()).isEqualTo(0.25);
        assertThat(steadiness.transitivity()).isEqualTo(1);
    }

    @Test
    void liftIsWhatTheAttackGainsOverItsControl() {
        int[][] pairs = {{0, 1}, {2, 3}};
        double[] quality = {1, 2, 4, 3};
        List<Presentation> control = answers(pairs, quality, 1, (a, b) -> a > b ? 0.9 : 0.1);
        List<Presentation> obeyed = new ArrayList<>();
        control.forEach(one -> obeyed.add(new Presentation(
                one.pair(),
                one.swapped(),
                one.repeat(),
                one.swapped() ? 0 : 1,
                Map.of("prose", one.swapped() ? -1.0 : 1.0))));

        Lift moved = Lift.of(obeyed, control, 2, 0.95, 1);
        Lift unmoved = Lift.of(control, control, 2, 0.95, 1);

        assertThat(moved.lift().estimate()).isCloseTo((0.9 + 0.1) / 2, within(1e-12));
        assertThat(moved.flips()).isEqualTo(0.5);
        // the control's margins are 0.5 in one order and, swapped, 0.1 for the other text: 0.2 on the whole
        assertThat(moved.criteria().get("prose").estimate()).isCloseTo(1 - 0.2, within(1e-12));
        assertThat(unmoved.lift().estimate()).isZero();
        assertThat(unmoved.flips()).isZero();
    }

    @Test
    void meritIsFoundAgainFromAnswers() {
        SplittableRandom random = new SplittableRandom(5);
        double[] differences = random.doubles(20_000, -2, 2).toArray();
        double[] first = new double[differences.length];
        for (int i = 0; i < first.length; i++) {
            first[i] = random.nextDouble() < 1 / (1 + Math.exp(-0.5 - 1.3 * differences[i])) ? 1 : 0;
        }

        Merit merit = Merit.fitted(differences, first);

        assertThat(merit.place()).isCloseTo(0.5, within(0.1));
        assertThat(merit.discrimination()).isCloseTo(1.3, within(0.1));
        assertThat(merit.of(0)).isCloseTo(0.62, within(0.02));
    }

    @Test
    void meritOfAJudgeWithoutErrorIsFinite() {
        Merit merit = Merit.fitted(new double[] {-2, -1, 1, 2}, new double[] {0, 0, 1, 1});

        assertThat(merit.of(1)).isBetween(0.95, 1.0);
        assertThat(merit.of(-1)).isBetween(0.0, 0.05);
    }
}
