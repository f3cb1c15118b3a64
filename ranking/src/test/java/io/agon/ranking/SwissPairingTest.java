package io.agon.ranking;

import io.agon.ranking.PairingMethod.Pairing;
import io.agon.ranking.PairingMethod.Request;
import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class SwissPairingTest {
    private final SwissPairing pairing = new SwissPairing();

    @Test
    void matchesNeighboursInTheStandings() {
        // 0 and 1 won, 2 and 3 lost
        Field field = Field.of(4, 1, List.of(new Comparison(0, 2, 0, 1), new Comparison(1, 3, 0, 1)));

        List<Pairing> round = pairing.pair(request(field, 2));

        assertThat(round.stream().map(p -> Set.of(p.first(), p.second())))
                .containsExactlyInAnyOrder(Set.of(0, 1), Set.of(2, 3));
    }

    @Test
    void prefersOpponentsNotMetYet() {
        Field field = Field.of(4, 1, List.of(new Comparison(0, 1, 0, 1), new Comparison(2, 3, 0, 1)));

        List<Pairing> round = pairing.pair(request(field, 2));

        assertThat(round).noneMatch(p -> Set.of(0, 1).equals(Set.of(p.first(), p.second())));
    }

    @Test
    void restsOneOfAnOddField() {
        Set<Integer> met = new HashSet<>();

        pairing.pair(request(Field.of(7, 1, List.of()), 3)).forEach(p -> {
            assertThat(met.add(p.first())).isTrue();
            assertThat(met.add(p.second())).isTrue();
        });

        assertThat(met).hasSize(6);
    }

    @Test
    void fillsBatchesOfAnySize() {
        assertThat(pairing.pair(request(Field.of(5, 1, List.of()), 11))).hasSize(11);
        assertThat(pairing.pair(request(Field.of(2, 1, List.of()), 3))).hasSize(3);
    }

    private static Request request(Field field, int batch) {
        return new Request(field, new BradleyTerry().rate(field), Ranks.all(field.size()), List.of(), 1, batch, 3);
    }
}
