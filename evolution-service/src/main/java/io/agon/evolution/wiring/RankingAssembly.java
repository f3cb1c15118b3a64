package io.agon.evolution.wiring;

import io.agon.evolution.domain.tournament.Methods;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import java.util.Map;

/** The statistics. */
class RankingAssembly {
    @Produces
    @Singleton
    @io.quarkus.arc.DefaultBean
    Methods methods() {
        return new Methods(Map.of(), Map.of(), (field, judge) -> false);
    }
}
