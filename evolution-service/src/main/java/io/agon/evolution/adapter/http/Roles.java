package io.agon.evolution.adapter.http;

import io.agon.evolution.config.EvolutionConfig;

import java.util.Set;
import java.util.TreeSet;

/** Role names, and which role includes which. */
final class Roles {
    static final String READER = "reader";
    static final String RUNNER = "runner";
    static final String ADMIN = "admin";

    private Roles() {}

    static Set<String> including(Set<EvolutionConfig.Role> given) {
        Set<String> names = new TreeSet<>();
        for (EvolutionConfig.Role role : given) {
            switch (role) {
                case READER -> names.add(READER);
                case RUNNER -> names.addAll(Set.of(READER, RUNNER));
                case ADMIN -> names.addAll(Set.of(READER, RUNNER, ADMIN));
            }
        }
        return names;
    }
}
