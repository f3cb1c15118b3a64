package io.agon.ranking;

import io.agon.ranking.PairingMethod.Pairing;
import io.agon.ranking.PairingMethod.Request;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class RandomPairingTest {
    private final RandomPairing pairing = new RandomPairing();

    @Test
    void matchesEveryoneOnceInARound() {
        List<Pairing> round = pairing.pair(request(10, 5, 1, List.of()));

        Set<Integer> met = new HashSet<>();
        round.forEach(p -> {
            assertThat(met.add(p.first())).isTrue();
            assertThat(met.add(p.second())).isTrue();
        });
        assertThat(met).hasSize(10);
    }

    @Test
    void fillsBatchesOfSeveralRoundsWithoutRepeatingAPair() {
        List<Pairing> batch = pairing.pair(request(9, 30, 4, List.of()));

        Set<Set<Integer>> pairs = new HashSet<>();
        batch.forEach(p -> assertThat(pairs.add(Set.of(p.first(), p.second()))).isTrue());
        assertThat(batch).hasSize(30);
    }

    @Test
    void repeatsPairsOnlyWhereThereAreNoOthers() {
        assertThat(pairing.pair(request(3, 7, 4, List.of()))).hasSize(7);
        assertThat(pairing.pair(request(2, 4, 4, List.of())))
                .containsAnyOf(new Pairing(0, 1))
                .containsAnyOf(new Pairing(1, 0))
                .hasSize(4);
    }

    @Test
    void balancesWhoIsShownFirst() {
        List<Comparison> comparisons = new ArrayList<>();
        for (int round = 0; round < 20; round++) {
            for (Pairing p : pairing.pair(request(12, 6, round, comparisons))) {
                comparisons.add(new Comparison(p.first(), p.second(), 0, 1));
            }
        }
        Verdicts verdicts = Verdicts.of(Field.of(12, 1, comparisons));
        for (int i = 0; i < 12; i++) {
            assertThat(Math.abs(verdicts.shownFirst[i] - verdicts.shownSecond[i]))
                    .isLessThanOrEqualTo(4);
        }
    }

    @Test
    void drawsTheSameFromTheSameSeed() {
        assertThat(pairing.pair(request(20, 10, 5, List.of()))).isEqualTo(pairing.pair(request(20, 10, 5, List.of())));
        assertThat(pairing.pair(request(20, 10, 5, List.of())))
                .isNotEqualTo(pairing.pair(request(20, 10, 6, List.of())));
    }

    static Request request(int candidates, int batch, long seed, List<Comparison> comparisons) {
        Field field = Field.of(candidates, 1, comparisons);
        return new Request(field, new BradleyTerry().rate(field), Ranks.all(candidates), List.of(), 3, batch, seed);
    }
}
