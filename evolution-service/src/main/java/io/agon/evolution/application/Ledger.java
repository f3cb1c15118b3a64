package io.agon.evolution.application;

import io.agon.evolution.domain.run.Account;
import io.agon.evolution.domain.run.Consumption;
import io.agon.evolution.domain.specification.RunSpecification;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds up what a batch of replies consumed. */
final class Ledger {
    private final RunSpecification specification;
    private final Map<Key, Consumption> sums = new LinkedHashMap<>();

    private record Key(String role, String model, int generation) {}

    Ledger(RunSpecification specification) {
        this.specification = specification;
    }

    void add(String role, String model, int generation, Consumption consumption) {
        sums.merge(new Key(role, model, generation), consumption, Consumption::plus);
    }

    List<Account> accounts() {
        return sums.entrySet().stream()
                .map(entry -> new Account(
                        entry.getKey().role(),
                        entry.getKey().model(),
                        specification.models().get(entry.getKey().role()).endpoint(),
                        entry.getKey().generation(),
                        entry.getValue()))
                .toList();
    }
}
