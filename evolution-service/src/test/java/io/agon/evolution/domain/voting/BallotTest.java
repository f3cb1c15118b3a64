package io.agon.evolution.domain.voting;

import io.agon.evolution.domain.voting.Ballot.Pair;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class BallotTest {
    private static final List<Pair> POOL =
            IntStream.rangeClosed(1, 100).mapToObj(n -> new Pair(n, 100 + n)).toList();

    @Test
    void givesEveryVoterTheSamePairsInAnOrderOfTheirOwnWithSidesBalanced() {
        List<Ballot> ballots = Ballot.draw("r-1", POOL, List.of("ada", "ben", "cy"), 21, 3);

        Map<String, List<Ballot>> byVoter = ballots.stream().collect(Collectors.groupingBy(Ballot::voter));
        assertThat(byVoter).hasSize(3).allSatisfy((voter, own) -> {
            assertThat(own).hasSize(21);
            assertThat(own)
                    .extracting(Ballot::number)
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, 21).boxed().toList());
            assertThat(own.stream().filter(one -> one.left() <= 100).count()).isBetween(10L, 11L);
        });
        assertThat(byVoter.values().stream().map(BallotTest::pairs).distinct()).hasSize(1);
        assertThat(byVoter.get("ada").stream().map(Ballot::left).toList())
                .isNotEqualTo(byVoter.get("ben").stream().map(Ballot::left).toList());
        assertThat(ballots).extracting(Ballot::id).doesNotHaveDuplicates();
    }

    private static Set<Integer> pairs(List<Ballot> own) {
        return own.stream().map(one -> Math.min(one.left(), one.right())).collect(Collectors.toSet());
    }

    @Test
    void sidesTellNothingOfTheNumberOfTheBallot() {
        int left = 0;
        for (int seed = 0; seed < 400; seed++) {
            left += Ballot.draw("r-1", POOL, List.of("ada"), 5, seed).getFirst().left() <= 100 ? 1 : 0;
        }
        assertThat(left).isBetween(150, 250);
    }

    @Test
    void drawsTheSameAgainAndNoMoreThanThereIs() {
        assertThat(Ballot.draw("r-1", POOL, List.of("ada"), 20, 3))
                .isEqualTo(Ballot.draw("r-1", POOL, List.of("ada"), 20, 3))
                .isNotEqualTo(Ballot.draw("r-1", POOL, List.of("ada"), 20, 4));
        assertThat(Ballot.draw("r-1", POOL.subList(0, 3), List.of("ada"), 20, 3))
                .hasSize(3);
    }
}
