package io.agon.evolution.wiring;

import io.agon.evolution.domain.specification.Ranking;
import io.agon.evolution.domain.tournament.Methods;
import io.agon.ranking.AdaptivePairing;
import io.agon.ranking.BradleyTerry;
import io.agon.ranking.ChanceTest;
import io.agon.ranking.Elo;
import io.agon.ranking.RandomPairing;
import io.agon.ranking.SwissPairing;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import java.util.Map;

/** The statistics that specifications may ask for. */
class RankingAssembly {
    @Produces
    @Singleton
    Methods methods() {
        return new Methods(
                Map.of(Ranking.Method.BRADLEY_TERRY, new BradleyTerry(), Ranking.Method.ELO, new Elo()),
                Map.of(
                        Ranking.Pairing.RANDOM, new RandomPairing(),
                        Ranking.Pairing.SWISS, new SwissPairing(),
                        Ranking.Pairing.ADAPTIVE, new AdaptivePairing()),
                (field, judge) -> ChanceTest.of(field, judge).noBetterThanChance());
    }
}
