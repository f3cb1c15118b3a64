package io.agon.evolution;

import io.agon.evolution.domain.tournament.Methods;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

class TestMethodsProducer {
    @Produces
    @Singleton
    Methods methods() {
        return TestMethods.simple();
    }
}
