package io.agon.benchmarks.ranking;

import io.agon.ranking.Comparison;
import io.agon.ranking.Elo;
import io.agon.ranking.PairingMethod.Pairing;

import java.util.Arrays;
import java.util.List;

/** Elo on random perfect matchings: AlphaWrite. */
final class EloContender implements Contender {
    private final double[] elo;
    private final Matchings matchings;

    EloContender(int candidates, long seed) {
        elo = new double[candidates];
        Arrays.fill(elo, Elo.START);
        matchings = new Matchings(candidates, seed);
    }

    @Override
    public List<Pairing> next(int batch) {
        return matchings.next(batch);
    }

    @Override
    public void observe(Comparison comparison) {
        Elo.update(elo, comparison);
    }

    @Override
    public int[] choose(int k) {
        return Best.of(elo.length, k, i -> elo[i]);
    }
}
