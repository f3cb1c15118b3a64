package io.agon.benchmarks.ranking;

import io.agon.ranking.Comparison;
import io.agon.ranking.Elo;
import io.agon.ranking.Field;
import io.agon.ranking.PairingMethod.Pairing;
import io.agon.ranking.PairingMethod.Request;
import io.agon.ranking.RatingEngine;
import io.agon.ranking.RatingResult;
import io.agon.ranking.SwissPairing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Swiss rounds on the standings of Bradley-Terry ratings or of Elo. */
final class SwissContender implements Contender {
    private final int candidates;
    private final int top;
    private final long seed;
    private final RatingEngine engine;
    private final boolean model;
    private final List<Comparison> comparisons = new ArrayList<>();
    private final SwissPairing swiss = new SwissPairing();

    SwissContender(int candidates, int top, long seed, boolean model) {
        this.candidates = candidates;
        this.top = top;
        this.seed = seed;
        this.model = model;
        this.engine = Contender.engine(candidates);
    }

    private RatingResult ratings() {
        return model ? engine.posterior() : new Elo().rate(Field.of(candidates, 1, comparisons));
    }

    @Override
    public List<Pairing> next(int batch) {
        return swiss.pair(new Request(
                Field.of(candidates, 1, comparisons),
                ratings(),
                IntStream.range(0, candidates).toArray(),
                List.of(),
                top,
                batch,
                Seeds.mix(seed, comparisons.size())));
    }

    @Override
    public void observe(Comparison comparison) {
        comparisons.add(comparison);
        engine.add(comparison);
    }

    @Override
    public int[] choose(int k) {
        RatingResult ratings = ratings();
        return Best.of(candidates, k, ratings::mean);
    }
}
