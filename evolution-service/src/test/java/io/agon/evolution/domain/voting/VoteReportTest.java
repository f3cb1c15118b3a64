package io.agon.evolution.domain.voting;

import io.agon.evolution.domain.voting.Ballot.Choice;
import io.agon.evolution.domain.voting.VoteReport.Cast;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class VoteReportTest {
    private static Cast cast(String voter, int left, int right, Choice choice) {
        return new Cast(new Ballot("b-" + voter + left + right, voter, 1, left, right), choice);
    }

    @Test
    void countsByVoterAndSeesWhoPrefersASide() {
        VoteReport report = VoteReport.of(
                List.of(
                        cast("ben", 1, 2, Choice.LEFT),
                        cast("ada", 1, 2, Choice.RIGHT),
                        cast("ben", 4, 3, Choice.LEFT),
                        cast("ben", 5, 6, Choice.TIE),
                        cast("ben", 7, 8, null)),
                (left, right) -> left < right ? 0.9 : 0.1);

        assertThat(report.ballots()).isEqualTo(5);
        assertThat(report.voters()).extracting(VoteReport.Voter::name).containsExactly("ada", "ben");
        VoteReport.Voter ben = report.voters().getLast();
        assertThat(ben.ballots()).isEqualTo(4);
        assertThat(ben.votes()).isEqualTo(3);
        assertThat(ben.ties()).isEqualTo(1);
        assertThat(ben.left().share()).isEqualTo(1);
        // ben for 1 over 2 and 4 over 3, ada for 2 over 1: one of three as judges would have it
        assertThat(report.agreement().some()).isEqualTo(1);
        assertThat(report.agreement().all()).isEqualTo(3);
        assertThat(report.brier()).isCloseTo((0.01 + 0.81 + 0.81) / 3, within(1e-9));
        assertThat(report.calibration()).hasSize(1);
    }

    @Test
    void votersAgreeOnTextsAndNotOnSides() {
        List<Cast> agreed = new ArrayList<>();
        for (int pair = 1; pair <= 10; pair++) {
            // the same text is preferred whichever side it is on
            boolean first = pair % 2 == 0;
            agreed.add(cast("ada", pair, 100 + pair, first ? Choice.LEFT : Choice.RIGHT));
            agreed.add(cast("ben", 100 + pair, pair, first ? Choice.RIGHT : Choice.LEFT));
        }
        assertThat(VoteReport.of(agreed, (a, b) -> 0.5).alpha()).isCloseTo(1, within(1e-9));
        assertThat(VoteReport.of(List.of(cast("ada", 1, 2, Choice.LEFT)), (a, b) -> 0.5)
                        .alpha())
                .isNaN();
    }

    @Test
    void calibrationFollowsThePredictionsOfAJudgeThatPeopleFollow() {
        SplittableRandom random = new SplittableRandom(4);
        List<Cast> votes = new ArrayList<>();
        for (int i = 1; i <= 4_000; i++) {
            int right = 10_000 + i;
            votes.add(cast("ada", i, right, random.nextDouble() < probability(i) ? Choice.LEFT : Choice.RIGHT));
        }

        VoteReport report =
                VoteReport.of(votes, (left, right) -> left < right ? probability(left) : 1 - probability(right));

        assertThat(report.calibration())
                .hasSize(5)
                .allSatisfy(bin -> assertThat(bin.chosen().share()).isCloseTo(bin.predicted(), within(0.06)));
        assertThat(report.brier()).isLessThan(0.25);
    }

    private static double probability(int ordinal) {
        return 0.05 + 0.9 * (ordinal % 100) / 100.0;
    }

    @Test
    void knowsNothingOfNoVotes() {
        VoteReport report = VoteReport.of(List.of(), (a, b) -> 0.5);
        assertThat(report.voters()).isEmpty();
        assertThat(report.brier()).isNaN();
        assertThat(report.agreement().all()).isZero();
    }
}
