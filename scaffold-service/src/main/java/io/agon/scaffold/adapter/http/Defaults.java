package io.agon.scaffold.adapter.http;

import io.agon.scaffold.config.ScaffoldConfig;
import jakarta.inject.Singleton;

import java.util.Optional;

/** The models of requests that name none. */
@Singleton
class Defaults {
    private static final int CONTEXT = 32_768;

    private final ScaffoldConfig config;

    Defaults(ScaffoldConfig config) {
        this.config = config;
    }

    /**
     * A model.
     *
     * @param model its name; empty where none is configured
     */
    record Usual(String endpoint, String model, int contextTokens) {}

    /** That plans. */
    Usual scaffold() {
        return role("scaffold").orElse(new Usual("default", "", CONTEXT));
    }

    /** That writes, if one is configured. */
    Optional<Usual> writer() {
        return role("writer");
    }

    /** That judges, if one is configured. */
    Optional<Usual> judge() {
        return role("judge");
    }

    /** That tells what texts mean, if one is configured. */
    Optional<Usual> embedder() {
        return role("embedder");
    }

    /** That tells how probable texts are, if one is configured. */
    Optional<Usual> scorer() {
        return role("scorer");
    }

    private Optional<Usual> role(String role) {
        return Optional.ofNullable(config.models().get(role))
                .map(model -> new Usual(model.endpoint(), model.model().orElse(""), model.contextTokens()));
    }
}
