package io.agon.benchmarks.ranking;

import io.agon.ranking.Comparison;
import io.agon.ranking.PairingMethod.Pairing;
import io.agon.ranking.RatingEngine;

import java.util.List;
import java.util.stream.IntStream;

/** The joint model on pairs of its own choice, or on random ones. */
final class ModelContender implements Contender {
    private final int candidates;
    private final int top;
    private final long seed;
    private final boolean adaptive;
    private final RatingEngine engine;
    private final Matchings matchings;

    ModelContender(int candidates, int top, long seed, boolean adaptive) {
        this.candidates = candidates;
        this.top = top;
        this.seed = seed;
        this.adaptive = adaptive;
        this.engine = Contender.engine(candidates);
        this.matchings = new Matchings(candidates, seed);
    }

    @Override
    public List<Pairing> next(int batch) {
        return adaptive
                ? engine.pair(
                        IntStream.range(0, candidates).toArray(),
                        List.of(),
                        top,
                        batch,
                        Seeds.mix(seed, engine.comparisons()))
                : matchings.next(batch);
    }

    @Override
    public void observe(Comparison comparison) {
        engine.add(comparison);
    }

    @Override
    public int[] choose(int k) {
        return Best.of(candidates, k, engine.posterior()::mean);
    }
}
