package io.agon.ranking;

import io.agon.ranking.PairingMethod.Pairing;
import io.agon.ranking.PairingMethod.Request;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class AdaptivePairingTest {
    private final AdaptivePairing pairing = new AdaptivePairing();

    @Test
    void looksAtTheBorderRatherThanAtTheBottom() {
        SplittableRandom random = new SplittableRandom(4);
        double[] truth = Fields.truth(40, 1.5, random);
        Field field = Field.of(40, 1, Fields.random(truth, 800, 0.3, 0.1, random));
        Posterior posterior = new BradleyTerry().rate(field);

        List<Pairing> batch = pairing.pair(request(field, posterior, Ranks.all(40), 5, 20));

        List<Integer> ranked =
                Arrays.stream(Ranks.byRating(posterior, Ranks.all(40))).boxed().toList();
        assertThat(batch)
                .hasSize(20)
                .allSatisfy(p -> assertThat(Math.min(ranked.indexOf(p.first()), ranked.indexOf(p.second())))
                        .isLessThan(15));
    }

    @Test
    void pairsOnlyTheEligible() {
        Field field = Field.of(10, 1, List.of());
        int[] eligible = {1, 3, 5, 7};

        List<Pairing> batch = pairing.pair(request(field, new BradleyTerry().rate(field), eligible, 2, 6));

        assertThat(batch).hasSize(6).allSatisfy(p -> {
            assertThat(eligible).contains(p.first());
            assertThat(eligible).contains(p.second());
        });
    }

    @Test
    void alternatesOrderWithinAPair() {
        Field field = Field.of(2, 1, List.of());

        List<Pairing> batch = pairing.pair(request(field, new BradleyTerry().rate(field), new int[] {0, 1}, 1, 4));

        assertThat(batch.get(1)).isNotEqualTo(batch.get(0));
        assertThat(batch.get(2)).isNotEqualTo(batch.get(3));
    }

    @Test
    void countsMatchesInFlightAsIfTheyWereJudged() {
        Field field = Field.of(12, 1, List.of());
        Posterior posterior = new BradleyTerry().rate(field);
        List<Pairing> first = pairing.pair(request(field, posterior, Ranks.all(12), 3, 6));

        List<Pairing> next = pairing.pair(new Request(field, posterior, Ranks.all(12), first, 3, 6, 1));

        // half of the field is still to be met: nobody is asked the same again
        assertThat(next).doesNotContainAnyElementsOf(first);
        assertThat(next).noneMatch(p -> first.contains(new Pairing(p.second(), p.first())));
    }

    @Test
    void spreadsABatchOverThoseNobodyKnows() {
        Field field = Field.of(20, 1, List.of());

        List<Pairing> batch = pairing.pair(request(field, new BradleyTerry().rate(field), Ranks.all(20), 3, 10));

        assertThat(batch.stream().flatMap(p -> Stream.of(p.first(), p.second())))
                .doesNotHaveDuplicates();
    }

    @Test
    void fitsItsOwnModelWhereRatingsHaveNoUncertainty() {
        Field field = Field.of(6, 1, List.of(new Comparison(0, 1, 0, 1)));

        List<Pairing> withElo = pairing.pair(request(field, new Elo().rate(field), Ranks.all(6), 2, 3));

        assertThat(withElo).isEqualTo(pairing.pair(request(field, new BradleyTerry().rate(field), Ranks.all(6), 2, 3)));
    }

    @Test
    void findsTheBestOfALargeFieldWithFewCalls() {
        SplittableRandom random = new SplittableRandom(9);
        double[] truth = Fields.truth(400, 1, random);
        RatingEngine engine = new RatingEngine(BradleyTerry.Options.USUAL, Collections.nCopies(400, Prior.UNKNOWN), 1);
        for (int round = 0; round < 16; round++) {
            for (Pairing p : engine.pair(Ranks.all(400), List.of(), 20, 200, round)) {
                engine.add(Fields.judge(truth, p.first(), p.second(), 0.5, 0.2, random));
            }
        }

        double chosen = 0;
        for (int candidate : engine.posterior().choose(Ranks.all(400), 20, 1).chosen()) {
            chosen += truth[candidate] / 20;
        }
        List<Double> sorted = new ArrayList<>();
        for (double t : truth) {
            sorted.add(t);
        }
        sorted.sort(Collections.reverseOrder());
        double best = sorted.stream().limit(20).mapToDouble(t -> t).average().orElseThrow();
        assertThat(best - chosen).isLessThan(0.35);
    }

    private static Request request(Field field, RatingResult ratings, int[] eligible, int top, int batch) {
        return new Request(field, ratings, eligible, List.of(), top, batch, 1);
    }
}
