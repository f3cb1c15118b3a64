package io.agon.benchmarks.ranking;

import io.agon.ranking.BradleyTerry;
import io.agon.ranking.Comparison;
import io.agon.ranking.PairingMethod.Pairing;
import io.agon.ranking.Prior;
import io.agon.ranking.RatingEngine;

import java.util.Collections;
import java.util.List;

/** A way to spend judge calls: whom to compare, and whom to choose in the end. */
interface Contender {
    /** Every name that {@link #of} knows. */
    List<String> NAMES = List.of("elo", "glicko", "swiss", "swiss-elo", "random-bt", "adaptive");

    /** Matches to be judged in parallel. */
    List<Pairing> next(int batch);

    void observe(Comparison comparison);

    /** The {@code k} that it would choose now. */
    int[] choose(int k);

    static Contender of(String name, int candidates, int top, long seed) {
        return switch (name) {
            case "elo" -> new EloContender(candidates, seed);
            case "glicko" -> new GlickoContender(candidates, seed);
            case "swiss" -> new SwissContender(candidates, top, seed, true);
            case "swiss-elo" -> new SwissContender(candidates, top, seed, false);
            case "random-bt" -> new ModelContender(candidates, top, seed, false);
            case "adaptive" -> new ModelContender(candidates, top, seed, true);
            default -> throw new IllegalArgumentException("method is " + name + ": must be among " + NAMES);
        };
    }

    /** A fresh engine with the model's usual assumptions. */
    static RatingEngine engine(int candidates) {
        return new RatingEngine(BradleyTerry.Options.USUAL, Collections.nCopies(candidates, Prior.UNKNOWN), 1);
    }
}
